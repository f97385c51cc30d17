package dev.composure.app;

import dev.composure.files.PolicyFiles;
import dev.composure.git.GitPolicies;
import dev.composure.operate.ApproveProject;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.policies.GitAccess;
import dev.composure.operate.policies.GitLocation;
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
    Controller controller(Settings settings, SqliteStore store, InstantSource clock) {
        var host = settings.engine().host().orElse(System.getenv().getOrDefault("DOCKER_HOST", ""));
        var wishes = new ObserveProject.Wishes(
                policies(settings), settings.mode(), roots(settings), new TreeMap<>(System.getenv()));
        var here = new Rounds.Surroundings(host, settings.proc().path(), settings.resync(), clock);
        var rounds = Rounds.of(here, wishes, store);
        return new Controller(rounds.engine(), rounds.apply(), new ReadStatus(store), new WorkQueue(clock), clock);
    }

    static PolicySource policies(Settings settings) {
        var source = settings.policy().source().orElse("");
        return LastGoodPolicies.startingWith(
                GitLocation.isOne(source)
                        ? git(settings)
                        : new PolicyFiles(Path.of("").toAbsolutePath()),
                source);
    }

    private static PolicyLoader git(Settings settings) {
        var git = settings.policy().git();
        var access = new GitAccess(
                git.tokenFile(),
                git.username(),
                git.passwordFile(),
                git.sshKeyFile(),
                git.knownHostsFile(),
                git.timeout());
        return GitPolicies.polled(
                settings.state().path().resolve("policies"), access, git.interval(), InstantSource.system());
    }

    private static List<Path> roots(Settings settings) {
        return settings.projects().roots().orElse(List.of()).stream()
                .map(root -> root.toAbsolutePath().normalize())
                .toList();
    }
}
