package dev.composure.app;

import dev.composure.cli.FactsCommand;
import dev.composure.cli.Knowing;
import dev.composure.cli.WrongUsage;
import dev.composure.docker.DockerComposeCli;
import dev.composure.docker.DockerEngine;
import dev.composure.files.FactsFile;
import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.facts.CollectFacts;
import dev.composure.operate.facts.EngineFacts;
import dev.composure.operate.facts.FactSource;
import dev.composure.operate.facts.RecordedFacts;
import dev.composure.proc.ProcFs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.ToIntFunction;

/// Wires what finds out about images and containers. The classes of an engine are only touched where one is asked for:
/// the class path of short commands has none.
final class Knowledge {
    private static final Duration LONGEST_READING = Duration.ofMinutes(1);

    private Knowledge() {}

    static int with(Knowing.Wanted wanted, ToIntFunction<FactSource> then) {
        if (wanted.engine()) {
            return OfEngine.with(then);
        }
        return then.applyAsInt(
                wanted.factsFile().isEmpty()
                        ? RecordedFacts.NONE
                        : FactsFile.read(Path.of("").toAbsolutePath(), wanted.factsFile()));
    }

    /// The engine as the operator of this host is told by its environment.
    static String engineHost() {
        var environment = System.getenv();
        return environment.getOrDefault("COMPOSURE_ENGINE_HOST", environment.getOrDefault("DOCKER_HOST", ""));
    }

    /// Its process table, likewise.
    static Path processes() {
        return Path.of(System.getenv().getOrDefault("COMPOSURE_PROC_PATH", "/proc"));
    }

    static FactsCommand collect() {
        return new FactsCommand(OfEngine::collecting, Knowledge::save);
    }

    private static void save(String file, String text) {
        try {
            Files.writeString(Path.of(file), text);
        } catch (IOException failed) {
            throw new WrongUsage(file + " cannot be written: " + failed.getMessage());
        }
    }

    private static final class OfEngine {

        static int with(ToIntFunction<FactSource> then) {
            try (var engine = new DockerEngine(engineHost())) {
                return then.applyAsInt(EngineFacts.now(engine, new ProcFs(processes()), compose()));
            }
        }

        static int collecting(ToIntFunction<CollectFacts> then) {
            try (var engine = new DockerEngine(engineHost())) {
                return then.applyAsInt(new CollectFacts(engine, compose()));
            }
        }

        /// Empty where there is no compose.
        private static String compose() {
            try {
                return DockerComposeCli.withoutEngine("", System.getenv(), LONGEST_READING)
                        .version();
            } catch (ComposeUnavailable none) {
                return "";
            }
        }
    }
}
