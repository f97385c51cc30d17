package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import dev.composure.operate.Engine;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.ReadStatus;
import dev.composure.policy.Mode;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Verdict;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class ControllerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final LoopWorld world = LoopWorld.leaking();
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();

    private Controller controller() {
        return new Controller(
                mayBeAway(world.engine),
                world.process(),
                new ReadStatus(world.store),
                new WorkQueue(world.engine::now),
                world.engine::now);
    }

    @Test
    void aResyncBringsEveryProjectToItsEnd() {
        try (var controller = controller()) {
            controller.start(2);
            Eventually.within(
                    SOON,
                    "the remedy is proven",
                    () -> {
                        world.probes(1);
                        controller.resync(Duration.ZERO);
                        return world.verdicts();
                    },
                    List.of(Verdict.Proven.class)::equals);
        }
    }

    @Test
    void theLogOfARoundNamesItsProjectAndItsNumber() {
        var seen = new CopyOnWriteArrayList<String>();
        try (var controller = new Controller(
                world.engine,
                world.process(),
                new ReadStatus(world.store),
                new WorkQueue(world.engine::now),
                world.engine::now,
                (project, _, _) -> seen.add("%s %s".formatted(MDC.get("project"), MDC.get("round"))))) {
            controller.start(1);
            Eventually.within(
                    SOON,
                    "two rounds",
                    () -> {
                        controller.wake(BLOG);
                        return List.copyOf(seen);
                    },
                    rounds -> rounds.size() > 1);
            assertThat(controller.loopTrouble()).isEmpty();
        }
        assertThat(seen).startsWith("blog 1", "blog 2");
    }

    @Test
    void aRoundThatBreaksIsTriedAgain() {
        var broken = new AtomicBoolean(true);
        world.filesAround = real -> new BreaksOnce(real, broken);
        try (var controller = controller()) {
            controller.start(1);
            Eventually.within(
                    SOON,
                    "the next round works",
                    () -> {
                        world.probes(1);
                        controller.resync(Duration.ZERO);
                        return world.store.status(BLOG).isPresent();
                    },
                    Boolean.TRUE::equals);
        }
        assertThat(broken).isFalse();
    }

    @Test
    void aProjectThatIsGoneIsForgottenByTheNextResync() {
        world.settle(world.process());
        List.of("web", "db")
                .forEach(service -> world.engine.remove(world.container(service).orElseThrow()));
        try (var controller = controller()) {
            controller.start(1);
            Eventually.within(
                    SOON,
                    "its status is gone",
                    () -> {
                        controller.resync(Duration.ZERO);
                        return world.store.status(BLOG).isEmpty();
                    },
                    Boolean.TRUE::equals);
        }
    }

    /// Nothing but a call tells that an engine is gone.
    private Engine mayBeAway(Engine engine) {
        return (Engine) Proxy.newProxyInstance(
                Engine.class.getClassLoader(), new Class<?>[] {Engine.class}, (_, method, arguments) -> {
                    if (away.get()) {
                        throw new EngineUnavailable("dockerd is stopped");
                    }
                    if (method.getName().equals("containersOf")) {
                        looks.incrementAndGet();
                    }
                    return method.invoke(engine, arguments);
                });
    }

    private void awaitReady(Reason reason) {
        Eventually.within(
                SOON,
                "Ready is " + reason.word(),
                () -> world.condition(Condition.Type.READY).reason(),
                reason::equals);
    }

    @Test
    void anEngineThatIsAwayIsToldByEveryProjectAndCaughtUpWith() {
        world.engineAround = this::mayBeAway;
        world.ceiling = Mode.AUDIT;
        try (var controller = controller()) {
            controller.start(1);
            controller.resync(Duration.ZERO);
            Eventually.within(
                    SOON, "it is known", () -> world.store.status(BLOG).isPresent(), Boolean.TRUE::equals);
            assertThat(controller.engineTrouble()).isEmpty();

            away.set(true);
            controller.eventsLost("the stream broke off");
            awaitReady(Reason.ENGINE_UNAVAILABLE);
            assertThat(controller.engineTrouble()).contains("dockerd is stopped");
            assertThat(world.condition(Condition.Type.ZOMBIES_FLAT).status()).isEqualTo(Condition.Status.UNKNOWN);
            assertThat(world.condition(Condition.Type.COMPLIANT).reason()).isEqualTo(Reason.FINDINGS);

            away.set(false);
            controller.eventsBack();
            awaitReady(Reason.FINDINGS);
            assertThat(controller.engineTrouble()).isEmpty();
        }
    }

    @Test
    void aResyncLooksAtOnceOnlyAtWhatIsNotAsItWas() {
        world.engineAround = this::mayBeAway;
        world.settle(world.process());
        looks.set(0);
        try (var controller = controller()) {
            controller.resync(Duration.ofHours(1));
            controller.start(1);
            awaitLooks(1);

            controller.resync(Duration.ofHours(1));
            world.engine.remove(world.container("db").orElseThrow());
            assertThat(looks).hasValue(1);
            controller.resync(Duration.ofHours(1));
            awaitLooks(2);
        }
    }

    private void awaitLooks(int count) {
        Eventually.within(SOON, count + " looks", looks::get, seen -> seen == count);
    }

    private record BreaksOnce(ProjectFiles real, AtomicBoolean broken) implements ProjectFiles {
        @Override
        public Optional<byte[]> read(String path) {
            if (broken.getAndSet(false)) {
                throw new IllegalStateException("the first look breaks");
            }
            return real.read(path);
        }

        @Override
        public Optional<String> obstacle(String path) {
            return real.obstacle(path);
        }

        @Override
        public void rehearse(String path, byte[] replacement) {
            real.rehearse(path, replacement);
        }

        @Override
        public void removeLeftovers(String path) {
            real.removeLeftovers(path);
        }

        @Override
        public String keepCopy(String path) {
            return real.keepCopy(path);
        }

        @Override
        public Optional<Instant> modifiedAt(String path) {
            return real.modifiedAt(path);
        }

        @Override
        public void replace(String path, byte[] expected, byte[] replacement) {
            real.replace(path, expected, replacement);
        }
    }
}
