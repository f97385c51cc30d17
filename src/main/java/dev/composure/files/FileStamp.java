package dev.composure.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Collectors;

/// What is another whenever a file is another, without reading it; of a folder, whenever one of the YAML
/// files in it is. Links are followed.
record FileStamp(String text) {

    static final FileStamp NOTHING = new FileStamp("");

    static FileStamp of(Path path) {
        // Asking first is cheaper than an exception, and many files are watched for that are not there.
        if (!path.toFile().exists()) {
            return NOTHING;
        }
        try {
            var facts = Files.readAttributes(path, BasicFileAttributes.class);
            return facts.isDirectory()
                    ? ofFilesIn(path)
                    : new FileStamp("%d %s %s".formatted(facts.size(), facts.lastModifiedTime(), facts.fileKey()));
        } catch (IOException vanished) {
            return NOTHING;
        }
    }

    private static FileStamp ofFilesIn(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return new FileStamp(entries.filter(entry -> entry.toString().matches("(?s).*\\.ya?ml"))
                    .sorted()
                    .map(entry -> entry + " " + (Files.isRegularFile(entry) ? of(entry) : NOTHING))
                    .collect(Collectors.joining("\n", "folder\n", "")));
        }
    }

    /// The same as long as it is the same folder, whatever happens in it.
    static FileStamp identityOf(Path folder) {
        try {
            var facts = Files.readAttributes(folder, BasicFileAttributes.class);
            return facts.isDirectory() ? new FileStamp(String.valueOf(facts.fileKey())) : NOTHING;
        } catch (IOException missing) {
            return NOTHING;
        }
    }
}
