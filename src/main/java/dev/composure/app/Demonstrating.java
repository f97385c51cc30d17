package dev.composure.app;

import dev.composure.cli.DemoCommand;
import dev.composure.operate.demo.RunDemo;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// Wires the demo.
final class Demonstrating {
    private Demonstrating() {}

    static DemoCommand command() {
        var host = System.getenv().getOrDefault("DOCKER_HOST", "");
        var folders = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .toList();
        return new DemoCommand(() -> demo(host, folders), Checking.terminal());
    }

    private static RunDemo demo(String host, List<String> searchPath) {
        var stage = new DemoHost(host, distribution(), searchPath, temporary());
        return new RunDemo(stage, InstantSource.system(), Thread::sleep);
    }

    /// The launcher says where it stands.
    private static Path distribution() {
        return Path.of(Objects.requireNonNullElse(System.getProperty("composure.home"), "target/dist"));
    }

    private static Path temporary() {
        var wanted = System.getenv().getOrDefault("TMPDIR", "");
        return Path.of(wanted.isBlank() ? System.getProperty("java.io.tmpdir", "/tmp") : wanted)
                .toAbsolutePath();
    }
}
