package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.lab.Eventually;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProbeRun;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Engine] does, the real one and the fake, in the world of `src/test/scenarios/ManyStates`: the services
/// `clean`, `leaking`, `finished`, `plain` and `switched-off`.
public abstract class EngineContract {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ContainerId NOBODY = new ContainerId("0".repeat(64));

    protected abstract Engine engine();

    protected abstract ContainerId containerOf(String service);

    private ObservedContainer observe(String service) {
        return engine().inspect(containerOf(service)).orElseThrow();
    }

    private ObservedContainer healthy(String service) {
        return Eventually.within(
                SOON, service + " is healthy", () -> observe(service), seen -> seen.health() == Health.HEALTHY);
    }

    @Test
    void saysWhichVersionItIs() {
        assertThat(engine().version()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void listsTheContainersOfProjectsByNameStoppedOnesIncluded() {
        var listed = engine().composeContainers();

        assertThat(listed).isSortedAccordingTo(Comparator.comparing(ObservedContainer::name));
        assertThat(listed)
                .extracting(ObservedContainer::id)
                .contains(containerOf("clean"), containerOf("finished"), containerOf("plain"));
    }

    @Test
    void readsAHealthcheckAsTheEngineRunsIt() {
        var clean = healthy("clean");

        assertThat(clean.healthcheck()).isEqualTo(new HealthcheckTest.Exec(List.of("true")));
        assertThat(clean.interval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(clean.timeout()).isEqualTo(Duration.ofSeconds(7));
        assertThat(clean.startPeriod()).isEqualTo(Duration.ofSeconds(2));
        assertThat(clean.retries()).isEqualTo(4);
        assertThat(clean.composeLabel("service")).isEqualTo("clean");
        assertThat(clean.isRunning()).isTrue();
        assertThat(clean.hostPid()).isPositive();
        assertThat(clean.init()).isFalse();
        assertThat(clean.ownPidNamespace()).isTrue();
        assertThat(clean.command()).containsExactly("sleep", "infinity");
    }

    @Test
    void fillsInTheEnginesDefaults() {
        var leaking = healthy("leaking");

        assertThat(leaking.healthcheck()).isEqualTo(new HealthcheckTest.Shell("timeout 3 true"));
        assertThat(leaking.timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(leaking.startPeriod()).isEqualTo(Duration.ZERO);
        assertThat(leaking.retries()).isEqualTo(3);
    }

    @Test
    void readsTheLastProbesInOrder() {
        var probes = Eventually.within(
                        SOON,
                        "three probes are logged",
                        () -> observe("clean"),
                        seen -> seen.probes().size() >= 3)
                .probes();

        assertThat(probes).isSortedAccordingTo(Comparator.comparing(ProbeRun::end));
        assertThat(probes).extracting(ProbeRun::exitCode).containsOnly(0);
        assertThat(probes).extracting(ProbeRun::duration).allMatch(duration -> !duration.isNegative());
    }

    @Test
    void tellsADisabledCheckFromNone() {
        assertThat(observe("switched-off").healthcheck()).isEqualTo(new HealthcheckTest.Disabled());
        assertThat(observe("plain").healthcheck()).isEqualTo(new HealthcheckTest.Inherited());
        assertThat(List.of(observe("switched-off").health(), observe("plain").health()))
                .containsOnly(Health.NONE);
    }

    @Test
    void readsInitAndThePidNamespace() {
        assertThat(observe("plain").init()).isTrue();
        assertThat(observe("switched-off").ownPidNamespace()).isFalse();
    }

    @Test
    void readsNamesOfTheEnvironmentOnly() {
        var clean = observe("clean");

        assertThat(clean.environmentNames()).contains("GREETING", "PATH");
        assertThat(clean.toString()).doesNotContain("hello");
    }

    @Test
    void seesThatAContainerHasFinished() {
        var finished = Eventually.within(
                SOON,
                "finished has exited",
                () -> observe("finished"),
                seen -> seen.state().equals("exited"));

        assertThat(finished.isRunning()).isFalse();
        assertThat(finished.hostPid()).isZero();
        assertThat(finished.startedAt()).isAfter(Instant.EPOCH);
        assertThat(engine().pidsCurrent(finished.id())).isEmpty();
        assertThat(engine().threads(finished.id())).isEmpty();
    }

    @Test
    void looksAtPathsWithoutRunningAnything() {
        var id = containerOf("clean");

        assertThat(engine().lookAt(id, "/bin/busybox")).hasValueSatisfying(entry -> {
            assertThat(entry.executable()).isTrue();
            assertThat(entry.linkTarget()).isEmpty();
            assertThat(entry.size()).isPositive();
        });
        assertThat(engine().lookAt(id, "/bin/wget").orElseThrow().linkTarget()).isEqualTo("/bin/busybox");
        assertThat(engine().lookAt(id, "/etc/passwd").orElseThrow().executable())
                .isFalse();
        assertThat(engine().lookAt(id, "/bin").orElseThrow().executable()).isFalse();
        assertThat(engine().lookAt(id, "/bin/curl")).isEmpty();
    }

    @Test
    void knowsWhereProgramsAreSought() {
        assertThat(engine().searchPath(containerOf("clean"))).containsExactly("/bin", "/sbin");
    }

    @Test
    void runsACommandAndSaysHowItEnded() {
        var outcome = engine().exec(containerOf("clean"), List.of("sh", "-c", "echo said; exit 3"), SOON);

        assertThat(outcome).isEqualTo(new ExecOutcome.Exited(3, "said\n"));
    }

    @Test
    void tellsAMissingProgramFromAFailingOne() {
        assertThat(engine().exec(containerOf("clean"), List.of("curl", "-V"), SOON))
                .isInstanceOf(ExecOutcome.NotStarted.class);
        assertThat(engine().exec(containerOf("clean"), List.of("sh", "-c", "exit 127"), SOON))
                .isEqualTo(new ExecOutcome.Exited(127, ""));
    }

    @Test
    void leavesACommandThatOutlivesItsLimit() {
        assertThat(engine().exec(containerOf("clean"), List.of("sleep", "5"), Duration.ofMillis(300)))
                .isEqualTo(new ExecOutcome.StillRunning());
    }

    @Test
    void runsNothingInAContainerThatDoesNotRun() {
        assertThat(engine().exec(containerOf("finished"), List.of("true"), SOON))
                .isInstanceOf(ExecOutcome.NotStarted.class);
    }

    @Test
    void whatIsGoneIsEmpty() {
        assertThat(engine().inspect(NOBODY)).isEmpty();
        assertThat(engine().lookAt(NOBODY, "/bin/sh")).isEmpty();
        assertThat(engine().pidsCurrent(NOBODY)).isEmpty();
        assertThat(engine().threads(NOBODY)).isEmpty();
        assertThat(engine().searchPath(NOBODY)).isNotEmpty();
        assertThat(engine().exec(NOBODY, List.of("true"), SOON)).isInstanceOf(ExecOutcome.NotStarted.class);
    }

    @Test
    void countsTheZombiesOfALeakByTheDifference() {
        var leaking = containerOf("leaking");
        var clean = containerOf("clean");

        Eventually.within(SOON, "more than four zombies", () -> surplus(leaking), surplus -> surplus > 4);
        assertThat(surplus(clean)).isLessThanOrEqualTo(1);
    }

    private int surplus(ContainerId id) {
        return engine().pidsCurrent(id).orElseThrow() - engine().threads(id).orElseThrow();
    }
}
