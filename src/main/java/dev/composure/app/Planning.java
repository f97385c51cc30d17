package dev.composure.app;

import dev.composure.cli.PlanCommand;
import dev.composure.cli.WrongUsage;
import dev.composure.operate.InvalidPolicy;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.round.ObserveProject.Wishes;
import dev.composure.operate.round.PlanProject;
import dev.composure.store.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Wires what plans without doing anything: the operator's own parts, on a copy of its state.
final class Planning {
    private Planning() {}

    static int with(PlanCommand.Wanted wanted, ToIntFunction<PlanProject> then) {
        try (var copy = StateCopy.of(Path.of(wanted.state()));
                var store = SqliteStore.open(copy.folder())) {
            var clock = InstantSource.system();
            var wishes = new Wishes(
                    LastGoodPolicies.startingWith(Policies.loader(), wanted.policy()),
                    wanted.mode(),
                    wanted.roots().stream()
                            .map(root -> Path.of(root).toAbsolutePath().normalize())
                            .toList(),
                    new TreeMap<>(System.getenv()));
            var host = System.getenv().getOrDefault("DOCKER_HOST", "");
            var here = new Rounds.Surroundings(
                    host, Path.of("/proc"), Path.of(wanted.state()), Duration.ofMinutes(1), clock);
            var rounds = Rounds.of(here, wishes, store);
            try (var engine = rounds.engine()) {
                return then.applyAsInt(new PlanProject(engine, rounds.observer(), clock));
            }
        } catch (InvalidPolicy invalid) {
            throw new WrongUsage(String.valueOf(invalid.getMessage()));
        }
    }

    /// The operator's database is its own: what is written while a plan is made goes into a copy that nobody keeps.
    private record StateCopy(Path folder) implements AutoCloseable {

        static StateCopy of(Path state) {
            try {
                var folder = Files.createTempDirectory("composure-plan-");
                for (String name : List.of("state.db", "state.db-wal")) {
                    var original = state.resolve(name);
                    if (Files.isReadable(original)) {
                        Files.copy(original, folder.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                    }
                }
                return new StateCopy(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException("the operator's state could not be copied", failed);
            }
        }

        @Override
        public void close() {
            try (var entries = Files.list(folder)) {
                for (Path entry : entries.toList()) {
                    Files.delete(entry);
                }
                Files.delete(folder);
            } catch (IOException failed) {
                throw new UncheckedIOException("the copy %s could not be removed".formatted(folder), failed);
            }
        }
    }
}
