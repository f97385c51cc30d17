package dev.composure.operate.round;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.ProcessSource;
import dev.composure.operate.facts.ContainerFacts;
import dev.composure.probe.Facts;
import dev.composure.probe.Facts.Listening;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.zombies.ProcessTable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ContainerFactsTest {

    private static final Listening HEARD = new Listening(new TreeSet<>(List.of(1111)), new TreeSet<>());

    private final LoopWorld world = LoopWorld.ofLeakingImage("services:\n  web:\n    image: blog\n");
    private final FakeEngine engine = world.engine;

    /// Every process listens on the same ports.
    private record Listener(FakeEngine engine) implements ProcessSource {

        @Override
        public Optional<ProcessTable> read() {
            return new FakeProcesses(engine).read();
        }

        @Override
        public Listening listening(int pid) {
            return HEARD;
        }
    }

    private Facts facts(ContainerId container) {
        return facts(container, new Listener(engine).read());
    }

    private Facts facts(ContainerId container, Optional<ProcessTable> table) {
        var service = world.load().project().services().get("web");
        return new ContainerFacts(engine, new Listener(engine))
                .of(Objects.requireNonNull(service), engine.inspect(container).orElseThrow(), List.of(), table);
    }

    @Test
    void whatTheImageBringsAndTheVersionAreKnown() {
        var facts = facts(world.container("web").orElseThrow());

        assertThat(facts.shell()).containsExactly("/bin/bash", "-c");
        assertThat(facts.exposedPorts()).containsExactly(1111);
        assertThat(facts.imageCheck()).isPresent();
        assertThat(world.sight().assessment().seen().facts().values())
                .extracting(known -> known.versions().engine())
                .containsExactly("26.1.5");
        assertThat(facts.listening()).isEqualTo(HEARD);
    }

    @Test
    void whileItStartsItIsNotListenedTo() {
        var starting =
                engine.start(FakeContainer.of("blog", "web").withTest(new HealthcheckTest.Exec(List.of("true"))));

        assertThat(facts(starting).listening().isKnown()).isFalse();
        engine.completeProbes(Duration.ofSeconds(30));
        assertThat(facts(starting).listening()).isEqualTo(HEARD);
    }

    @Test
    void whatItListensOnIsLookedUpEveryFiveMinutesAndAfterEachStart() {
        var container = engine.inspect(world.container("web").orElseThrow()).orElseThrow();
        var listener = new Counting(engine, new AtomicInteger());
        var facts = new ContainerFacts(engine, listener);
        assertThat(heard(facts, container, listener)).isEqualTo(1);
        engine.completeProbes(Duration.ofMinutes(4));
        assertThat(heard(facts, container, listener)).isEqualTo(1);
        engine.completeProbes(Duration.ofMinutes(2));
        assertThat(heard(facts, container, listener)).isEqualTo(2);
        facts.keepOnly(LoopWorld.BLOG, List.of());
        assertThat(heard(facts, container, listener)).as("forgotten").isEqualTo(3);
    }

    private int heard(ContainerFacts facts, ObservedContainer container, Counting listener) {
        var service = Objects.requireNonNull(world.load().project().services().get("web"));
        assertThat(facts.of(service, container, List.of(), listener.read()).listening())
                .isEqualTo(HEARD);
        return listener.count().get();
    }

    /// Counts how often it is asked what somebody listens on.
    private record Counting(FakeEngine engine, AtomicInteger count) implements ProcessSource {

        @Override
        public Optional<ProcessTable> read() {
            return new FakeProcesses(engine).read();
        }

        @Override
        public Listening listening(int pid) {
            count.incrementAndGet();
            return HEARD;
        }
    }

    @Test
    void whereTheTableDoesNotShowItItsPidIsSomebodyElses() {
        var container = world.container("web").orElseThrow();

        assertThat(facts(container, Optional.empty()).listening().isKnown()).isFalse();
        assertThat(facts(container).listening()).isEqualTo(HEARD);
    }
}
