package dev.composure.app;

import dev.composure.docker.guard.StaleSockets;
import dev.composure.operate.round.Controller;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.kinds.Kind;
import dev.composure.store.SqliteStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/// Starts the loop with the process, has it look at everything now and then, and stops it.
@ApplicationScoped
public class Loop {

    private static final int WORKERS = 4;

    private static final Logger LOG = Logger.getLogger(Loop.class);

    private final Settings settings;
    private final Controller controller;
    private final SqliteStore store;
    private final Feed feed;
    private final Metrics metrics;
    private final Waking waking;
    private final Telling telling;
    private final InstantSource clock;

    Loop(
            Settings settings,
            Controller controller,
            SqliteStore store,
            Feed feed,
            Metrics metrics,
            Waking waking,
            Telling telling,
            InstantSource clock) {
        this.settings = settings;
        this.controller = controller;
        this.store = store;
        this.feed = feed;
        this.metrics = metrics;
        this.waking = waking;
        this.telling = telling;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        LOG.infof(
                "mode %s, policies from %s; the state, with the token of the API, is in %s",
                settings.mode().word(),
                settings.policy().source().orElse("the built-in baseline"),
                settings.state().path());
        metrics.register(controller);
        removeStaleSockets();
        telling.start();
        controller.start(WORKERS);
        waking.start();
    }

    /// What cannot be cleared away is no reason not to start.
    private static void removeStaleSockets() {
        try {
            var stale = new StaleSockets(Path.of(System.getProperty("java.io.tmpdir"))).remove();
            if (!stale.isEmpty()) {
                LOG.infof("removed what %d killed guards had left", stale.size());
            }
        } catch (UncheckedIOException failed) {
            LOG.warnf("%s: %s", failed.getMessage(), failed.getCause());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        waking.stop();
        controller.close();
        telling.stop();
    }

    @Scheduled(every = "${composure.resync}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void resync() {
        controller.resync(settings.resync());
        if (controller.engineTrouble().isPresent()) {
            feed.refresh(Kind.COMPOSE_PROJECT);
        }
        feed.refresh(Kind.HEALTHCHECK_POLICY);
        feed.refresh(Kind.POLICY_EXCEPTION);
    }

    @Scheduled(every = "1h", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void thinSamples() {
        store.thinSamples(clock.instant());
    }
}
