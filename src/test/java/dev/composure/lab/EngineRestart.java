package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The private engine of `src/build/engine.sh`, which may be restarted as `systemctl restart docker` does it. */
record EngineRestart(TestEngine engine) {

    private static final Duration ENDS = Duration.ofSeconds(60);

    private Path socket() {
        return Path.of(engine.host().replaceFirst("^unix://", ""));
    }

    private String folder() {
        try {
            return Files.readString(socket().resolveSibling("state")).strip();
        } catch (IOException other) {
            throw Prerequisite.missing("only an engine of src/build/engine.sh can be restarted: " + other);
        }
    }

    /** Ends the daemon, which stops its containers. */
    void stop() {
        try {
            var pid = Long.parseLong(
                    Files.readString(socket().resolveSibling("docker.pid")).strip());
            var daemon = ProcessHandle.of(pid).orElseThrow();
            daemon.destroy();
            Eventually.within(ENDS, "the engine ends", daemon::isAlive, alive -> !alive);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void start() {
        Command.run(Map.of(), List.of("src/build/engine.sh", "start", folder())).succeeded();
    }
}
