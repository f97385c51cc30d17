package dev.composure.compose.oracle;

import dev.composure.compose.SourceReader;
import dev.composure.compose.UnreadableSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Reads real files.
public final class DiskSources implements SourceReader {

    @Override
    public Optional<String> read(String absolutePath) {
        var path = Path.of(absolutePath);
        if (!Files.isRegularFile(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UnreadableSource(unreadable.toString());
        }
    }
}
