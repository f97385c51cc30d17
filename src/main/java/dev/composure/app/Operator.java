package dev.composure.app;

import dev.composure.docker.DockerComposeCli;
import dev.composure.docker.DockerEngine;
import dev.composure.files.DiskFiles;
import dev.composure.files.DiskSources;
import dev.composure.files.LinkedShadows;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.ApplyProject;
import dev.composure.operate.Controller;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.ObserveProject;
import dev.composure.operate.PlanRunner;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.WorkQueue;
import dev.composure.proc.ProcFs;
import dev.composure.rest.AccessToken;
import dev.composure.store.SqliteStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/// Wires the running service together.
@ApplicationScoped
public class Operator {

    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(15);

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }

    @Produces
    @Singleton
    StateFolder stateFolder(Settings settings) {
        return StateFolder.prepared(settings.state().path(), !settings.http().insecure());
    }

    @Produces
    @Singleton
    AccessToken accessToken(StateFolder folder) {
        return new AccessToken(folder.tokenText());
    }

    @Produces
    @Singleton
    SqliteStore store(StateFolder folder) {
        return SqliteStore.open(folder.path());
    }

    @Produces
    @Singleton
    ReadStatus readStatus(SqliteStore store) {
        return new ReadStatus(store);
    }

    @Produces
    @Singleton
    Controller controller(Settings settings, SqliteStore store, InstantSource clock) {
        var host = settings.engine().host().orElse(System.getenv().getOrDefault("DOCKER_HOST", ""));
        var engine = new DockerEngine(host);
        var roots = roots(settings);
        var files = new DiskFiles(roots);
        var wishes =
                new ObserveProject.Wishes(policies(settings), settings.mode(), roots, new TreeMap<>(System.getenv()));
        var observer = new ObserveProject(
                engine, new ProcFs(settings.proc().path()), files, new DiskSources(), store, wishes, clock);
        var runner = new PlanRunner(
                engine,
                new DockerComposeCli("", host, System.getenv(), LONGEST_COMMAND),
                files,
                new LinkedShadows(),
                store);
        var apply = new ApplyProject(observer, runner, store, clock, settings.resync());
        return new Controller(engine, apply, new ReadStatus(store), new WorkQueue(clock), clock);
    }

    static PolicySource policies(Settings settings) {
        var here = Path.of("").toAbsolutePath();
        return LastGoodPolicies.startingWith(
                new PolicyFiles(here), settings.policy().source().orElse(""));
    }

    private static List<Path> roots(Settings settings) {
        return settings.projects().roots().orElse(List.of()).stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
    }
}
