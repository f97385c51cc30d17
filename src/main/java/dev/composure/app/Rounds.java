package dev.composure.app;

import dev.composure.docker.DockerComposeCli;
import dev.composure.docker.DockerEngine;
import dev.composure.files.DiskFiles;
import dev.composure.files.FolderLock;
import dev.composure.files.LinkedShadows;
import dev.composure.files.PatchFolder;
import dev.composure.git.GitWorkTrees;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.StateStore;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.operate.round.ApplyProject;
import dev.composure.operate.round.LatestPlans;
import dev.composure.operate.round.ObserveProject;
import dev.composure.operate.round.PlanRunner;
import dev.composure.operate.round.Repositories;
import dev.composure.operate.waking.ProjectSources;
import dev.composure.proc.ProcFs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// What runs the rounds of a project on the engine of this host, wired together.
record Rounds(DockerEngine engine, ComposeCli compose, ObserveProject observer, ApplyProject apply, LatestPlans plans) {

    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(15);

    /// Where the engine (as `DOCKER_HOST` has it) and the host's process table are, and how long a project that is as
    /// desired is left alone.
    record Surroundings(
            String host, Path processes, Path state, ProjectSources sources, Duration resync, InstantSource clock) {}

    static Rounds of(Surroundings here, ObserveProject.Wishes wishes, StateStore store) {
        var exceptions = new ReviewExceptions(wishes.policies(), new ReadStatus(store), here.clock());
        return of(here, wishes, store, exceptions);
    }

    static Rounds of(Surroundings here, ObserveProject.Wishes wishes, StateStore store, ReviewExceptions exceptions) {
        var engine = new DockerEngine(here.host());
        var compose = compose(here.host());
        var files = new DiskFiles(wishes.roots());
        var processes = new ProcFs(here.processes());
        var repositories = new Repositories(
                new GitWorkTrees(here.clock()), new PatchFolder(here.state().resolve("patches")));
        var observer = new ObserveProject(
                engine, compose, processes, files, here.sources(), store, repositories, wishes, here.clock());
        var plans = new LatestPlans();
        var runner = new PlanRunner(
                engine, processes, compose, files, new LinkedShadows(), store, repositories, here.clock());
        return new Rounds(
                engine,
                compose,
                observer,
                new ApplyProject(
                        observer,
                        runner,
                        folder -> FolderLock.tryAcquire(Path.of(folder)).map(lock -> lock),
                        store,
                        here.clock(),
                        here.resync(),
                        exceptions,
                        plans),
                plans);
    }

    static ComposeCli compose(String host) {
        return new DockerComposeCli("", host, System.getenv(), LONGEST_COMMAND);
    }
}
