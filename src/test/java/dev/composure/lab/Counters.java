package dev.composure.lab;

import dev.composure.docker.DockerEngine;
import dev.composure.operate.Engine;
import dev.composure.operate.round.ZombieSampler;
import dev.composure.proc.ProcFs;
import dev.composure.zombies.ZombieCount;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The two counters of the product, and a third that shares no code with them.
public final class Counters implements AutoCloseable {

    private final LabProject project;
    private final DockerEngine engine;

    public Counters(LabProject project) {
        this.project = project;
        this.engine = new DockerEngine(project.engine().host());
    }

    public Engine engine() {
        return engine;
    }

    /// By the process table.
    public int zombiesByProc(String service) {
        var table = new ProcFs(Path.of("/proc")).read();
        return table.orElseThrow(() -> new AssertionError("the process table does not show the engine's processes"))
                .zombiesOf(project.hostPid(service))
                .size();
    }

    /// By the engine's figures.
    public int zombiesByEngine(String service) {
        var container = engine.inspect(project.containerId(service)).orElseThrow();
        return switch (new ZombieSampler(engine, Optional::empty).countByEngine(container)) {
            case ZombieCount.Counted counted -> counted.zombies();
            case ZombieCount.Unknown unknown -> throw new AssertionError(unknown.cause());
        };
    }

    /// By `ps`, which lists zombies by their parent.
    public int zombiesByPs(String service) {
        var parent = String.valueOf(project.hostPid(service));
        return (int) Command.run(Map.of(), List.of("ps", "--ppid", parent, "-o", "stat="))
                .output()
                .lines()
                .filter(line -> line.startsWith("Z"))
                .count();
    }

    @Override
    public void close() {
        engine.close();
    }
}
