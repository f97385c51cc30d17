package dev.composure.app;

import dev.composure.files.DiskFiles;
import dev.composure.files.PatchFolder;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.ApproveProject;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.round.Controller;
import dev.composure.operate.round.ObserveProject;
import dev.composure.operate.round.WorkQueue;
import dev.composure.rest.AccessToken;
import dev.composure.store.SqliteStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;

/// Wires the running service together.
@ApplicationScoped
public class Operator {

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
    ApproveProject approveProject(SqliteStore store, Instance<Controller> controller, InstantSource clock) {
        return new ApproveProject(store, project -> controller.get().wake(project), clock);
    }

    @Produces
    @Singleton
    RollBack rollBack(
            Settings settings,
            SqliteStore store,
            StateFolder folder,
            Instance<Controller> controller,
            InstantSource clock) {
        return new RollBack(
                store,
                new DiskFiles(roots(settings)),
                new PatchFolder(folder.path().resolve("patches")),
                project -> controller.get().wake(project),
                clock);
    }

    @Produces
    @Singleton
    ReadHistory readHistory(SqliteStore store) {
        return new ReadHistory(store);
    }

    @Produces
    @Singleton
    Controller controller(Settings settings, SqliteStore store, InstantSource clock) {
        var host = settings.engine().host().orElse(System.getenv().getOrDefault("DOCKER_HOST", ""));
        var wishes = new ObserveProject.Wishes(
                policies(settings), settings.mode(), roots(settings), new TreeMap<>(System.getenv()));
        var here = new Rounds.Surroundings(
                host, settings.proc().path(), settings.state().path(), settings.resync(), clock);
        var rounds = Rounds.of(here, wishes, store);
        return new Controller(rounds.engine(), rounds.apply(), new ReadStatus(store), new WorkQueue(clock), clock);
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
