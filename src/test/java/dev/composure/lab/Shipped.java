package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What `make dist` and `make image` make, made once for all tests of a run.
final class Shipped {

    private static Optional<Path> archive = Optional.empty();
    private static final Set<String> WITH_IMAGE = new HashSet<>();

    private Shipped() {}

    /// The tarball.
    static synchronized Path archive() {
        if (archive.isEmpty()) {
            archive = packed();
        }
        if (archive.isEmpty()) {
            Command.run(Map.of(), List.of("src/build/package.sh")).succeeded();
            archive = packed();
        }
        return archive.orElseThrow(() -> new AssertionError("package.sh packed nothing"));
    }

    /// One that was packed since the distribution was built.
    private static Optional<Path> packed() {
        try (var files = Files.list(Path.of("target"))) {
            var built = Files.getLastModifiedTime(Path.of("target/dist/app/serve.aot"));
            return files.filter(file -> file.toString().endsWith(".tar.gz"))
                    .filter(file -> file.toFile().lastModified() > built.toMillis())
                    .findFirst();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The image `composure` on the test engine, on a base made of Debian's packages.
    static synchronized String image(TestEngine engine) {
        if (WITH_IMAGE.add(engine.host())) {
            archive();
            var environment = Map.of("DOCKER_HOST", engine.host(), "BASE", "composure-test/base");
            Command.run(environment, List.of("src/build/image.sh")).succeeded();
        }
        return "composure";
    }
}
