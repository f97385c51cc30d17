package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.lab.Eventually;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProbeRun;
import dev.composure.reconcile.drift.LayerChange;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// What every [Engine] does, the real one and the fake, in the world of `src/test/scenarios/ManyStates`:
/// the services `clean`, `leaking`, `finished`, `plain` and `switched-off`.
public abstract class EngineContract {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ContainerId NOBODY = new ContainerId("0".repeat(64));

    protected abstract Engine engine();

    protected abstract ContainerId containerOf(String service);

    protected abstract String project();

    /// The engine's own time.
    protected abstract Instant now();

    /// Creates another container in the project, as a compose that is killed half way leaves it.
    protected abstract ContainerId createUnstarted(String service);

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
    void listsThemWithTheirStatesInOneCall() {
        healthy("clean");
        var listed = engine().listed();

        assertThat(listed)
                .extracting(ListedContainer::id)
                .containsExactlyElementsOf(engine().composeContainers().stream()
                        .map(ObservedContainer::id)
                        .toList());
        assertThat(listed)
                .filteredOn(container -> container.id().equals(containerOf("clean")))
                .singleElement()
                .returns(project(), ListedContainer::project)
                .returns("running (healthy)", ListedContainer::state);
        assertThat(listed)
                .filteredOn(container -> container.id().equals(containerOf("plain")))
                .extracting(ListedContainer::state)
                .containsExactly("running");
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

        assertThat(outcome)
                .asInstanceOf(InstanceOfAssertFactories.type(ExecOutcome.Exited.class))
                .returns(3, ExecOutcome.Exited::exitCode)
                .returns("said\n", ExecOutcome.Exited::output);
    }

    @Test
    void tellsAMissingProgramFromAFailingOne() {
        assertThat(engine().exec(containerOf("clean"), List.of("curl", "-V"), SOON))
                .isInstanceOf(ExecOutcome.NotStarted.class);
        assertThat(engine().exec(containerOf("clean"), List.of("sh", "-c", "exit 127"), SOON))
                .asInstanceOf(InstanceOfAssertFactories.type(ExecOutcome.Exited.class))
                .returns(127, ExecOutcome.Exited::exitCode);
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

    @Test
    void saysHowManyProcessesThereMayBe() {
        assertThat(engine().pids(containerOf("leaking")).orElseThrow().limit()).hasValue(500);
        assertThat(engine().pids(containerOf("clean")).orElseThrow().limit()).isEmpty();
        assertThat(engine().pids(containerOf("clean")).orElseThrow().current()).isPositive();
        assertThat(engine().pids(containerOf("finished"))).isEmpty();
        assertThat(engine().pids(NOBODY)).isEmpty();
    }

    @Test
    void listsWhatRunsWhateverMadeIt() {
        var running = engine().running();

        assertThat(running).isSortedAccordingTo(Comparator.comparing(ObservedContainer::name));
        assertThat(running)
                .extracting(ObservedContainer::id)
                .contains(containerOf("clean"), containerOf("leaking"), containerOf("switched-off"))
                .doesNotContain(containerOf("finished"));
    }

    private int surplus(ContainerId id) {
        return engine().pidsCurrent(id).orElseThrow() - engine().threads(id).orElseThrow();
    }

    @Test
    void listsTheContainersOfOneProject() {
        assertThat(engine().containersOf(project()))
                .extracting(ObservedContainer::id)
                .contains(containerOf("clean"), containerOf("finished"))
                .doesNotContain(NOBODY);
        assertThat(engine().containersOf(project() + "x")).isEmpty();
    }

    @Test
    void knowsWhatEveryContainerLeansOn() {
        var neighbours = engine().neighbours();

        assertThat(neighbours).isSortedAccordingTo(Comparator.comparing(Neighbour::name));
        assertThat(neighbours)
                .filteredOn(neighbour -> neighbour.id().equals(containerOf("switched-off")))
                .singleElement()
                .satisfies(neighbour -> {
                    assertThat(neighbour.pidMode()).isEqualTo("host");
                    assertThat(neighbour.labels()).containsEntry("com.docker.compose.service", "switched-off");
                });
        assertThat(engine().neighbours()).isEqualTo(neighbours);
    }

    @Test
    void tellsWhatAContainersOwnLayerHolds() {
        engine().exec(containerOf("clean"), List.of("sh", "-c", "echo mine > /etc/written"), SOON);

        assertThat(engine().changes(containerOf("clean")))
                .contains(new LayerChange("/etc/written", LayerChange.Kind.ADDED));
        assertThat(engine().changes(containerOf("switched-off"))).isEmpty();
        assertThat(engine().changes(NOBODY)).isEmpty();
    }

    @Test
    void readsWhereSomethingIsMounted() {
        var mounts = observe("plain").mounts();

        assertThat(mounts).extracting(Mount::destination).containsExactly("/anonymous", "/scratch");
        assertThat(mounts).extracting(Mount::type).containsExactly("volume", "tmpfs");
        assertThat(mounts.getFirst().source()).startsWith("/");
        assertThat(observe("clean").mounts()).isEmpty();
    }

    @Test
    void removesWhatNeverStartedAndSaysWhatHappened() {
        var before = now();
        var unstarted = createUnstarted("leftover");
        var name = project() + "-renamed-1";

        assertThat(engine().rename(unstarted, name)).isTrue();
        assertThat(engine().inspect(unstarted).orElseThrow().name()).isEqualTo(name);
        assertThat(engine().removeUnstarted(unstarted)).isTrue();
        assertThat(engine().inspect(unstarted)).isEmpty();
        assertThat(engine().activity(project(), before, now()))
                .filteredOn(activity -> activity.container().equals(unstarted))
                .extracting(Activity::action)
                .containsExactly(Activity.Action.CREATE, Activity.Action.RENAME, Activity.Action.DESTROY);
        assertThat(engine().activity(project() + "x", before, now())).isEmpty();
    }

    @Test
    void aProbeIsNoActivity() {
        engine().exec(containerOf("clean"), List.of("true"), SOON);
        var before = now();
        engine().exec(containerOf("clean"), List.of("true"), SOON);

        assertThat(engine().activity(project(), before, now())).isEmpty();
    }

    @Test
    void looksIntoAnImageWithoutStartingAnything() {
        var id = observe("clean").imageId();
        var image = engine().image(id).orElseThrow();
        var container = engine().createToLookInto(image.id());

        assertThat(image.id()).isEqualTo(id);
        assertThat(image.path()).isNotEmpty();
        assertThat(engine().anyContainerOf(id)).isPresent();
        assertThat(engine().inspect(container).orElseThrow().state()).isEqualTo("created");
        assertThat(engine().lookAt(container, "/bin/busybox")).isPresent();
        engine().removeLookedInto(container);
        assertThat(engine().inspect(container)).isEmpty();
        assertThat(engine().image("composure-test/no-such-image")).isEmpty();
        assertThat(engine().anyContainerOf("sha256:" + "0".repeat(64))).isEmpty();
    }

    /** What the loop knows of one that was never started is what the engine says of it by its id. */
    @Test
    void oneThatWasNeverStartedIsSeenAsItIs() {
        var id = createUnstarted("unstarted");
        var asked = engine().inspect(id).orElseThrow();
        var listed = engine().containersOf(project()).stream()
                .filter(container -> container.id().equals(id))
                .findFirst()
                .orElseThrow();
        engine().removeUnstarted(id);

        assertThat(listed.state()).isEqualTo("created");
        assertThat(listed)
                .usingRecursiveComparison()
                .ignoringFields("command", "environmentNames")
                .isEqualTo(asked);
    }

    @Test
    void neverRemovesWhatHasRun() {
        assertThat(List.of(containerOf("clean"), containerOf("finished")))
                .noneMatch(id -> engine().removeUnstarted(id))
                .allMatch(id -> engine().inspect(id).isPresent());
        assertThat(engine().removeUnstarted(NOBODY)).isFalse();
    }

    @Test
    void neverTakesANameFromAnother() {
        var clean = observe("clean");

        assertThat(engine().rename(containerOf("plain"), clean.name())).isFalse();
        assertThat(engine().rename(NOBODY, project() + "-nobody")).isFalse();
        assertThat(observe("clean").id()).isEqualTo(clean.id());
    }
}
