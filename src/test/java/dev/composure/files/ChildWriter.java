package dev.composure.files;

import dev.composure.operate.WriteRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A process of its own that replaces a file: as another user, or for ever until it is killed. It needs nothing but our
/// own classes, which are copied to where every user can read them.
final class ChildWriter {

    private ChildWriter() {}

    /// `ROOT FILE FOREVER`: swaps the file's content for the same with another first byte.
    public static void main(String[] arguments) throws IOException {
        var files = new DiskFiles(List.of(Path.of(arguments[0])));
        var file = arguments[1];
        try {
            do {
                var present = files.read(file).orElseThrow();
                var next = present.clone();
                next[0] = (byte) (present[0] == 'a' ? 'b' : 'a');
                files.replace(file, present, next);
            } while (Boolean.parseBoolean(arguments[2]));
        } catch (WriteRefused refused) {
            Files.writeString(Path.of(arguments[3]), String.valueOf(refused.getMessage()), StandardCharsets.UTF_8);
        }
    }

    /// Starts one, as the given command prefix has it (such as `setpriv …`).
    static Process start(Path classes, List<String> prefix, List<String> arguments) throws IOException {
        copyClasses(classes);
        var words = new ArrayList<>(prefix);
        words.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx256m", "-XX:TieredStopAtLevel=1"));
        words.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", classes.toString()));
        words.add(ChildWriter.class.getName());
        words.addAll(arguments);
        return new ProcessBuilder(words).inheritIO().start();
    }

    private static void copyClasses(Path to) throws IOException {
        for (var type : List.of(DiskFiles.class, ChildWriter.class)) {
            var from = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().getPath());
            for (var part : List.of("files", "operate", "compose")) {
                copy(
                        from.resolve("dev/composure").resolve(part),
                        to.resolve("dev/composure").resolve(part));
            }
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.notExists(from)) {
            return;
        }
        Files.createDirectories(to);
        try (Stream<Path> entries = Files.list(from)) {
            for (var entry : entries.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(entry.getFileName().toString());
                if (Files.notExists(target)) {
                    Files.copy(entry, target);
                }
            }
        }
    }
}
