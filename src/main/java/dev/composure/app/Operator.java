package dev.composure.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.composure.docker.DockerEvents;
import dev.composure.files.DiskFiles;
import dev.composure.files.DiskSources;
import dev.composure.files.FileWatch;
import dev.composure.files.KeptPolicies;
import dev.composure.files.PatchFolder;
import dev.composure.files.PolicyFiles;
import dev.composure.git.GitPolicies;
import dev.composure.operate.ApproveProject;
import dev.composure.operate.LastGoodPolicies;
import dev.composure.operate.PauseProject;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.access.Doorkeeper;
import dev.composure.operate.access.Tokens;
import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.ReadPlan;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.policies.GitAccess;
import dev.composure.operate.policies.GitLocation;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.operate.round.Controller;
import dev.composure.operate.round.ObserveProject;
import dev.composure.operate.round.RoundListener;
import dev.composure.operate.round.WorkQueue;
import dev.composure.operate.waking.ProjectSources;
import dev.composure.reconcile.Outcome;
import dev.composure.rest.PatchProject;
import dev.composure.rest.Watching;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.kinds.CurrentObjects;
import dev.composure.rest.metrics.MeasuredRounds;
import dev.composure.rest.wire.Answers;
import dev.composure.store.SqliteStore;
import dev.composure.web.live.Pulse;
import io.micrometer.core.instrument.MeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.vertx.core.Vertx;
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
    Tokens tokens(StateFolder folder) {
        return new TokenFile(folder.tokens());
    }

    @Produces
    @Singleton
    Doorkeeper doorkeeper(Tokens tokens, InstantSource clock) {
        return new Doorkeeper(tokens, clock);
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
    PauseProject pauseProject(SqliteStore store, Instance<Controller> controller) {
        return new PauseProject(store, project -> controller.get().wake(project));
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
    Feed feed(
            ReadStatus read,
            PolicySource policies,
            ReviewExceptions exceptions,
            ObjectMapper json,
            InstantSource clock) {
        return new Feed(new CurrentObjects(read, policies, exceptions, json), clock.instant());
    }

    @Produces
    @Singleton
    ReadPlan readPlan(Rounds rounds, Settings settings) {
        return new ReadPlan(rounds.plans(), new DiskFiles(roots(settings)));
    }

    @Produces
    @Singleton
    ReviewExceptions reviewExceptions(PolicySource policies, ReadStatus read, InstantSource clock) {
        return new ReviewExceptions(policies, read, clock);
    }

    @Produces
    @Singleton
    Watching watching(Vertx vertx, Feed feed, Answers answers) {
        return new Watching(vertx, feed, answers);
    }

    @Produces
    @Singleton
    PatchProject patchProject(ApproveProject approve, PauseProject pause, ObjectMapper json) {
        return new PatchProject(approve, pause, json);
    }

    /// One for all: that of Quarkus would be another one for each who asks for it.
    @Produces
    @Singleton
    CollectorRegistry scraped() {
        return new CollectorRegistry(true);
    }

    @Produces
    @Singleton
    Telling telling(Settings settings, ReadStatus read, SqliteStore store, InstantSource clock) {
        return new Telling(settings.notifications(), read, store.outbox(), clock);
    }

    @Produces
    @Singleton
    RoundListener roundListener(Feed feed, MeasuredRounds measured, Telling telling, FileWatch files, Pulse pulse) {
        return (project, outcome, took) -> {
            if (outcome instanceof Outcome.Gone) {
                files.forget(project.name());
            }
            measured.ended(project, outcome, took);
            telling.ended(project);
            feed.refresh(project);
            pulse.changed(project);
        };
    }

    @Produces
    @Singleton
    MeasuredRounds measuredRounds(ReadStatus read, MeterRegistry registry, InstantSource clock) {
        return new MeasuredRounds(read, registry, clock);
    }

    @Produces
    @Singleton
    PolicySource policySource(Settings settings) {
        return policies(settings);
    }

    @Produces
    @Singleton
    FileWatch fileWatch() {
        return new FileWatch();
    }

    @Produces
    @Singleton
    DockerEvents dockerEvents(Settings settings) {
        return new DockerEvents(engineHost(settings));
    }

    private static String engineHost(Settings settings) {
        return settings.engine().host().orElse(System.getenv().getOrDefault("DOCKER_HOST", ""));
    }

    private static ProjectSources sources(FileWatch files) {
        var disk = new DiskSources();
        return project -> path -> {
            files.watch(project.name(), Path.of(path));
            return disk.read(path);
        };
    }

    @Produces
    @Singleton
    Rounds rounds(
            Settings settings,
            SqliteStore store,
            PolicySource policies,
            ReviewExceptions exceptions,
            FileWatch files,
            InstantSource clock) {
        var wishes =
                new ObserveProject.Wishes(policies, settings.mode(), roots(settings), new TreeMap<>(System.getenv()));
        var here = new Rounds.Surroundings(
                engineHost(settings),
                settings.proc().path(),
                settings.state().path(),
                sources(files),
                settings.resync(),
                clock);
        return Rounds.of(here, wishes, store, exceptions);
    }

    @Produces
    @Singleton
    Controller controller(Rounds rounds, SqliteStore store, RoundListener listener, InstantSource clock) {
        return new Controller(
                rounds.engine(), rounds.apply(), new ReadStatus(store), new WorkQueue(clock), clock, listener);
    }

    static PolicySource policies(Settings settings) {
        var source = settings.policy().source().orElse("");
        return LastGoodPolicies.startingWith(
                GitLocation.isOne(source)
                        ? git(settings)
                        : new PolicyFiles(Path.of("").toAbsolutePath()),
                source,
                new KeptPolicies(settings.state().path().resolve("last-good-policies.json")));
    }

    private static PolicyLoader git(Settings settings) {
        var git = settings.policy().git();
        var access = new GitAccess(
                git.tokenFile(),
                git.username(),
                git.passwordFile(),
                git.sshKeyFile(),
                git.knownHostsFile(),
                git.caFile(),
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
