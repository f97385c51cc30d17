package dev.composure.files;

import dev.composure.compose.UnreadableSource;
import dev.composure.operate.check.SourceTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Texts from the disk, bounded and strictly as UTF-8. A byte order mark stays in the text, so that writing
/// it gives the same bytes.
public final class DiskSources implements SourceTree {

    private static final Pattern COMPOSE_FILE = Pattern.compile("(docker-)?compose.*\\.ya?ml");
    private static final Set<String> SKIPPED = Set.of(".git", "node_modules");

    @Override
    public Optional<String> read(String absolutePath) {
        return BoundedFile.read(absolutePath).map(DiskSources::decode);
    }

    private static String decode(byte[] bytes) {
        var decoder = StandardCharsets.UTF_8.newDecoder();
        var input = ByteBuffer.wrap(bytes);
        var output = CharBuffer.allocate(bytes.length);
        try {
            var result = decoder.decode(input, output, true);
            if (result.isError()) {
                result.throwException();
            }
            return output.flip().toString();
        } catch (CharacterCodingException invalid) {
            throw new UnreadableSource(
                    "This file is not UTF-8 text (from byte %d on). Save it as UTF-8.".formatted(input.position()));
        }
    }

    @Override
    public Kind kind(String path) {
        if (Files.isDirectory(Path.of(path))) {
            return Kind.FOLDER;
        }
        return Files.exists(Path.of(path)) ? Kind.FILE : Kind.NOTHING;
    }

    @Override
    public String realPath(String path) {
        try {
            return Path.of(path).toRealPath().toString();
        } catch (IOException missing) {
            return path;
        }
    }

    @Override
    public List<String> composeFiles(String folder) {
        var found = new ArrayList<String>();
        try {
            Files.walkFileTree(Path.of(folder), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    var name = path.getFileName();
                    return name != null && SKIPPED.contains(name.toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (COMPOSE_FILE.matcher(path.getFileName().toString()).matches() && Files.isRegularFile(path)) {
                        found.add(path.toString());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failed) {
            throw new UnreadableSource("The folder cannot be listed: " + failed.getMessage() + ".");
        }
        return found.stream().sorted().toList();
    }
}
