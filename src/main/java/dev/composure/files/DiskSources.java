package dev.composure.files;

import dev.composure.compose.UnreadableSource;
import dev.composure.operate.SourceTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads sources from the disk, bounded and strictly as UTF-8.
public final class DiskSources implements SourceTree {

    private static final long LARGEST = 16L << 20;
    private static final Pattern COMPOSE_FILE = Pattern.compile("(docker-)?compose.*\\.ya?ml");
    private static final Set<String> SKIPPED = Set.of(".git", "node_modules");

    @Override
    public Optional<String> read(String absolutePath) {
        var path = Path.of(absolutePath);
        try {
            if (Files.isDirectory(path)) {
                throw new UnreadableSource("This is a folder, not a file. Name a file in it.");
            }
            if (Files.size(path) > LARGEST) {
                throw new UnreadableSource(
                        "This file is larger than 16 MiB; no compose file needs that. Check the path.");
            }
            var bytes = Files.readAllBytes(path);
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (AccessDeniedException denied) {
            throw new UnreadableSource("This file may not be read by this user. Change its mode, or run as its owner.");
        } catch (CharacterCodingException notText) {
            throw new UnreadableSource("This file is not UTF-8 text. Save it as UTF-8.");
        } catch (IOException failed) {
            throw new UnreadableSource("This file cannot be read: " + failed.getMessage() + ".");
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
