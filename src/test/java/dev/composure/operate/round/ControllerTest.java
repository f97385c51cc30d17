package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Eventually;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class ControllerTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    private final LoopWorld world = LoopWorld.leaking();

    private Controller controller() {
        return new Controller(
                world.engine,
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
                        controller.resync();
                        return world.verdicts();
                    },
                    List.of(Verdict.Proven.class)::equals);
        }
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
                        controller.resync();
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
                        controller.resync();
                        return world.store.status(BLOG).isEmpty();
                    },
                    Boolean.TRUE::equals);
        }
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
