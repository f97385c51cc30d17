import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/// OtherPlatforms.java JAR FOLDER KEPT: takes out of a jar the files below its FOLDER that are not below FOLDER/KEPT, as
/// where a driver brings its native library for every system there is.
final class OtherPlatforms {

    private OtherPlatforms() {}

    public static void main(String[] arguments) throws IOException {
        try (var jar = FileSystems.newFileSystem(Path.of(arguments[0]))) {
            var folder = jar.getPath("/", arguments[1]);
            var kept = folder.resolve(arguments[2]);
            if (!Files.isDirectory(kept)) {
                throw new IOException("no %s in %s".formatted(kept, arguments[0]));
            }
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    if (!file.startsWith(kept)) {
                        Files.delete(file);
                    }
                }
            }
        }
    }
}
