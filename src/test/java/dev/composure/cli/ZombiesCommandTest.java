package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.zombies.CountZombies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ZombiesCommandTest {

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final FakeEngine engine = new FakeEngine();
    private int looks = 3;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @AfterEach
    void clearTheInterrupt() {
        boolean _ = Thread.interrupted();
    }

    private int run(ZombiesCommand.Counting counting, boolean isInteractive, String... arguments) {
        var environment = new TreeMap<String, String>();
        environment.put("TERM", "xterm");
        var terminal = new Terminal("/", environment, isInteractive);
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("zombies", () -> new ZombiesCommand(counting, this::probe, terminal));
        return ComposureCommand.with(commands, arguments)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private int run(boolean isInteractive, String... arguments) {
        return run(
                then -> then.applyAsInt(new CountZombies(engine, new FakeProcesses(engine), _ -> {}, engine::now)),
                isInteractive,
                arguments);
    }

    /// A probe passes; after some the watch is interrupted.
    private void probe(Duration rhythm) throws InterruptedException {
        assertThat(rhythm).isPositive();
        engine.completeProbes(INTERVAL);
        looks--;
        if (looks == 0) {
            throw new InterruptedException();
        }
    }

    private void leak() {
        engine.start(FakeContainer.of("shop", "web")
                .withTest(new HealthcheckTest.Exec(List.of("wget", "https://tls:8443/")))
                .withTiming(INTERVAL, INTERVAL, Duration.ZERO, 3)
                .withPidsLimit(100));
        engine.completeProbes(INTERVAL);
        engine.completeProbes(INTERVAL);
    }

    @Test
    void printsATable() {
        leak();

        assertThat(run(false, "zombies")).isZero();
        assertThat(out.toString()).isEqualTo("""
                PROJECT   SERVICE   ZOMBIES   BY        PER PROBE   OLDEST   PID 1                   PIDS       FULL IN
                shop      web       4         probe 4   2.0         5s       sleep (does not reap)   5 of 100   3m 57s

                counted by proc: the process table shows what the engine runs
                """);
    }

    @Test
    void printsOneJsonDocument() {
        leak();

        assertThat(run(false, "zombies", "--format", "json")).isZero();
        assertThat(out.toString()).startsWith("{\n").contains("\"kind\" : \"ZombieReport\"", "\"perProbe\" : 2.0");
    }

    @Test
    void watchesUntilItIsInterrupted() {
        leak();

        assertThat(run(true, "zombies", "--watch")).isZero();
        assertThat(out.toString().split("\033\\[H\033\\[2J", -1)).hasSize(4);
        assertThat(out.toString()).contains("TREND", "▅▅█");
    }

    @Test
    void aWatchInJsonIsADocumentALine() {
        leak();

        assertThat(run(true, "zombies", "--watch", "--format", "json")).isZero();
        assertThat(out.toString().lines()).hasSize(3).allMatch(line -> line.startsWith("{\"apiVersion\""));
    }

    @Test
    void saysThatNothingRuns() {
        assertThat(run(false, "zombies")).isZero();
        assertThat(out.toString()).isEqualTo("no container runs on this engine\n");
    }

    @Test
    void endsWithTwoWithoutAnEngine() {
        assertThat(run(
                        _ -> {
                            throw new EngineUnavailable("There is no engine.");
                        },
                        false,
                        "zombies"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo("There is no engine.\n");
    }

    @Test
    void endsWithTwoWhenSomethingCouldNotBeCounted() {
        engine.start(FakeContainer.of("shop", "frozen").paused().withHostPids());

        assertThat(run(false, "zombies")).isEqualTo(2);
        assertThat(out.toString()).contains("not counted: the engine gives no figure for it");
    }
}
