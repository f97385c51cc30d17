package dev.composure.app;

import dev.composure.cli.PlanCommand;
import dev.composure.cli.WrongUsage;
import dev.composure.files.DiskSources;
import dev.composure.operate.InvalidPolicy;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.round.ObserveProject.Wishes;
import dev.composure.operate.round.PlanProject;
import dev.composure.store.SqliteStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/// Wires what plans without doing anything: the operator's own parts, on a copy of its state.
final class Planning {
    private Planning() {}

    static int with(PlanCommand.Wanted wanted, ToIntFunction<PlanProject> then) {
        try (var copy = StateCopy.ofDatabase(Path.of(wanted.state()));
                var store = SqliteStore.open(copy.folder())) {
            var clock = InstantSource.system();
            var wishes = new Wishes(
                    LastGoodPolicies.startingWith(Policies.loader(), wanted.policy()),
                    wanted.mode(),
                    wanted.roots().stream()
                            .map(root -> Path.of(root).toAbsolutePath().normalize())
                            .toList(),
                    new TreeMap<>(System.getenv()));
            var here = new Rounds.Surroundings(
                    Knowledge.engineHost(),
                    Knowledge.processes(),
                    Path.of(wanted.state()),
                    _ -> new DiskSources(),
                    Duration.ofMinutes(1),
                    clock);
            var rounds = Rounds.of(here, wishes, store);
            try (var engine = rounds.engine()) {
                return then.applyAsInt(new PlanProject(engine, rounds.observer(), clock));
            }
        } catch (InvalidPolicy invalid) {
            throw new WrongUsage(String.valueOf(invalid.getMessage()));
        }
    }
}
