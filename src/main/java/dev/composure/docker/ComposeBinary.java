package dev.composure.docker;

import dev.composure.operate.ComposeUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Finds the `docker-compose` binary: the named one, else the one that `docker compose` would run, else the first on
/// the
/// `PATH`. A plugin runs by itself just as well.
record ComposeBinary(String named, Map<String, String> environment) {

    private static final String NAME = "docker-compose";
    private static final List<String> PLUGIN_FOLDERS = List.of(
            "/usr/local/lib/docker/cli-plugins",
            "/usr/local/libexec/docker/cli-plugins",
            "/usr/lib/docker/cli-plugins",
            "/usr/libexec/docker/cli-plugins");

    Path find() {
        if (!named.isBlank()) {
            return Stream.of(Path.of(named))
                    .filter(ComposeBinary::isProgram)
                    .findFirst()
                    .orElseThrow(() -> new ComposeUnavailable(named + " is not a program that can be run."));
        }
        return candidates().filter(ComposeBinary::isProgram).findFirst().orElseThrow(() -> {
            var folders = String.join(", ", PLUGIN_FOLDERS);
            return new ComposeUnavailable(
                    "Docker Compose is not installed: no %s in %s or on the PATH. ".formatted(NAME, folders)
                            + "Install it, such as with `apt-get install docker-compose-plugin`.");
        });
    }

    private Stream<Path> candidates() {
        var own = environment.containsKey("DOCKER_CONFIG")
                ? Stream.of(Path.of(environment.getOrDefault("DOCKER_CONFIG", "")))
                : Stream.of(Path.of(environment.getOrDefault("HOME", "/"), ".docker"));
        var folders = Stream.concat(
                own.map(config -> config.resolve("cli-plugins")),
                Stream.concat(PLUGIN_FOLDERS.stream().map(Path::of), searchPath()));
        return folders.map(folder -> folder.resolve(NAME));
    }

    private Stream<Path> searchPath() {
        return Stream.of(environment.getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of);
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }
}
