package dev.composure.operate.demo;

import dev.composure.operate.demo.DemoEvent.Ended;
import dev.composure.operate.demo.DemoEvent.SettingUp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/// Shows what the operator does, on a project that is made for it and removed again.
public final class RunDemo {

    private final DemoStage stage;
    private final InstantSource clock;
    private final Pause pause;

    /// Lets time pass.
    @FunctionalInterface
    public interface Pause {
        void of(Duration length) throws InterruptedException;
    }

    public RunDemo(DemoStage stage, InstantSource clock, Pause pause) {
        this.stage = stage;
        this.clock = clock;
        this.pause = pause;
    }

    /// Tells the audience what happens. Whatever becomes of it, [#clear] must be called in the end.
    public DemoResult run(Consumer<DemoEvent> audience) throws InterruptedException {
        var begun = clock.instant();
        audience.accept(new SettingUp(stage.project()));
        var parts = stage.setUp();
        var performance = new Performance(stage.project(), parts, clock, pause, audience);
        var result = performance.play(Duration.between(begun, clock.instant()));
        audience.accept(new Ended(result, Duration.between(begun, clock.instant())));
        return result;
    }

    /// Removes all that the demo has made; to be called from any thread, once [#run] has returned or was interrupted.
    public void clear() {
        stage.clear();
    }
}
