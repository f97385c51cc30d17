package dev.composure.operate.waking;

import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

class FakeEventsTest extends EngineEventsContract {

    private final FakeEvents events = new FakeEvents(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicInteger made = new AtomicInteger();

    @Override
    protected EngineEvents events() {
        return events;
    }

    /// Two things never happen at one time, as on an engine.
    @Override
    protected Instant now() {
        events.letPass(MOMENT.dividedBy(100));
        return events.now();
    }

    @Override
    protected String project() {
        return "blog";
    }

    @Override
    protected ContainerId create() {
        var container = new ContainerId("%064x".formatted(made.incrementAndGet()));
        happens(container);
        return container;
    }

    @Override
    protected void remove(ContainerId container) {
        happens(container);
        events.letPass(MOMENT);
    }

    private void happens(ContainerId container) {
        events.happens(new EngineEvent(events.now(), new ProjectId(project()), container));
    }

    @Override
    protected void comeAndGoElsewhere() {
        // Events of other containers are not for this port.
    }

    @Override
    protected void probe() {
        // Nor are those of probes.
    }

    @Override
    protected void breakOff() {
        events.breakOff();
    }
}
