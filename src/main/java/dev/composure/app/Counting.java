package dev.composure.app;

import dev.composure.cli.ZombiesCommand;
import dev.composure.docker.DockerEngine;
import dev.composure.operate.zombies.CountZombies;
import dev.composure.proc.ProcFs;
import java.time.InstantSource;
import java.util.function.ToIntFunction;

/// Wires what counts zombies.
final class Counting {
    private Counting() {}

    static ZombiesCommand command() {
        return new ZombiesCommand(Counting::with, Thread::sleep, Checking.terminal());
    }

    private static int with(ToIntFunction<CountZombies> then) {
        var processes = new ProcFs(Knowledge.processes());
        try (var engine = new DockerEngine(Knowledge.engineHost())) {
            return then.applyAsInt(new CountZombies(engine, processes, Thread::sleep, InstantSource.system()));
        }
    }
}
