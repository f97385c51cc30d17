package dev.composure.operate.waking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.operate.EngineUnavailable;
import dev.composure.reconcile.ContainerId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every source of events does, the real one and the fake.
@Timeout(60)
public abstract class EngineEventsContract {

    protected static final Duration MOMENT = Duration.ofSeconds(2);

    protected abstract EngineEvents events();

    protected abstract Instant now();

    protected abstract String project();

    /// Makes a container in the project, which is an event.
    protected abstract ContainerId create();

    protected abstract void remove(ContainerId container);

    /// Makes and removes a container of no project.
    protected abstract void comeAndGoElsewhere();

    /// Has a probe run in some container of the project.
    protected abstract void probe();

    /// Ends every connection, as an engine does that goes down.
    protected abstract void breakOff();

    private static List<EngineEvent> toTheEnd(EventStream stream) throws InterruptedException {
        var all = new ArrayList<EngineEvent>();
        for (var event = stream.next(); event.isPresent(); event = stream.next()) {
            all.add(event.get());
        }
        return all;
    }

    @Test
    void tellsWhatHappensAndEndsWhenItShould() throws InterruptedException {
        var begun = now();
        try (var stream = events().open(begun, begun.plus(MOMENT))) {
            var created = create();
            remove(created);

            var told = toTheEnd(stream);
            assertThat(told).extracting(EngineEvent::container).containsExactly(created, created);
            assertThat(told).extracting(event -> event.project().name()).containsOnly(project());
            assertThat(told).extracting(EngineEvent::at).isSorted().allMatch(at -> !at.isBefore(begun));
        }
    }

    @Test
    void tellsWhatHappenedBefore() throws InterruptedException {
        var begun = now();
        var created = create();
        remove(created);
        var after = now();

        try (var stream = events().open(begun, after)) {
            assertThat(toTheEnd(stream)).extracting(EngineEvent::container).containsExactly(created, created);
        }
        try (var stream = events().open(after, after)) {
            assertThat(toTheEnd(stream)).isEmpty();
        }
    }

    @Test
    void tellsNothingOfProbesNorOfOtherContainers() throws InterruptedException {
        var begun = now();
        probe();
        comeAndGoElsewhere();

        try (var stream = events().open(begun, now())) {
            assertThat(toTheEnd(stream)).isEmpty();
        }
    }

    @Test
    void aStreamThatBreaksOffIsNoEnd() {
        try (var stream = events().open(now(), now().plusSeconds(60))) {
            breakOff();
            assertThatThrownBy(stream::next).isInstanceOf(EngineUnavailable.class);
        }
    }
}
