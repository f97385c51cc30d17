package dev.composure.app;

import dev.composure.operate.Controller;
import dev.composure.store.SqliteStore;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;

/// Starts the loop with the process, has it look at everything now and then, and stops it.
@ApplicationScoped
public class Loop {

    private static final int WORKERS = 4;
    private static final Duration SAMPLES_KEPT = Duration.ofDays(1);

    private final Controller controller;
    private final SqliteStore store;
    private final InstantSource clock;

    Loop(Controller controller, SqliteStore store, InstantSource clock) {
        this.controller = controller;
        this.store = store;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        controller.start(WORKERS);
    }

    void stop(@Observes ShutdownEvent event) {
        controller.close();
    }

    @Scheduled(every = "${composure.resync}")
    void resync() {
        controller.resync();
        store.dropSamplesBefore(clock.instant().minus(SAMPLES_KEPT));
    }
}
