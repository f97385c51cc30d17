package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * A project that is up, how it was before anybody came, and an operator that may remedy its service `web` by `init: true`.
 * What was in the volumes of `web` must be there in the end, whatever happens.
 */
record Enforced(LabProject project, Snapshot before, RunningOperator operator, Duration window) {

    private static final Duration SETTLES = Duration.ofMinutes(3);

    /** What ten probes in a row take at least, by the interval of the scenario. */
    private static final Duration TEN_PROBES = Duration.ofSeconds(5);

    /** Long enough for somebody to come in between. */
    private static final Duration LONG_WINDOW = Duration.ofSeconds(20);

    static String policy(LabProject project) {
        return LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}"));
    }

    static Enforced by(Lab lab, LabProject project) {
        return by(lab, project, project.engine().host());
    }

    /** The same, where something happens right before the operator comes. */
    static Enforced by(Lab lab, LabProject project, Runnable first) {
        var before = settled(project, first);
        return new Enforced(
                project, before, serve(lab, project, project.engine().host(), policy(project)), TEN_PROBES);
    }

    /** The same, by an operator that reaches the engine there. */
    static Enforced by(Lab lab, LabProject project, String engineHost) {
        var before = settled(project, () -> {});
        return new Enforced(project, before, serve(lab, project, engineHost, policy(project)), TEN_PROBES);
    }

    /** The same, by one that counts for a while before it says that a remedy works. */
    static Enforced slowly(Lab lab, LabProject project) {
        return slowly(lab, project, LONG_WINDOW);
    }

    static Enforced slowly(Lab lab, LabProject project, Duration window) {
        var before = settled(project, () -> {});
        var patient = policy(project).replace("atLeast: 3s", "atLeast: %ds".formatted(window.toSeconds()));
        return new Enforced(
                project, before, serve(lab, project, project.engine().host(), patient), window);
    }

    private static Snapshot settled(LabProject project, Runnable first) {
        project.awaitHealthy("web");
        mark(project);
        first.run();
        return Snapshot.of(project);
    }

    private static RunningOperator serve(Lab lab, LabProject project, String engineHost, String policy) {
        return lab.serveOn(engineHost, policy, List.of(project), "--mode", "enforce");
    }

    private static void mark(LabProject project) {
        inWeb(project, "echo one > /anonymous/marker; echo two > /kept/marker");
    }

    private static String inWeb(LabProject project, String script) {
        return project.engine()
                .docker("exec", project.containerId("web").value(), "sh", "-c", script)
                .succeeded();
    }

    /** By the REST API alone: on a busy machine another process would come too late for what does not last. */
    static ProjectView settles(
            RunningOperator operator, LabProject project, String obligation, Predicate<ProjectView> holds) {
        return Eventually.within(SETTLES, project.name() + " " + obligation, () -> operator.project(project), holds);
    }

    ProjectView settles(String obligation, Predicate<ProjectView> holds) {
        return settles(operator, project, obligation, holds);
    }

    /** The operator has recreated it and counts zombies by now. */
    void awaitSampling(int remediations) {
        settles(
                "is sampled",
                view -> view.condition("Reconciling").equals("True Sampling")
                        && view.remediations().size() == remediations);
    }

    ProjectView isProven() {
        var view = settles("is proven", ProjectView::isProven);
        assertThat(view.remediations()).containsExactly("init Proven");
        assertThat(project.text("compose.yaml")).contains("init: true");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
        hasItsMarkers();
        operator.awaitOneNotice(project, "remediation.ended web/init Proven");
        return view;
    }

    /** The container that is there now was counted for the whole window before it was called proven. */
    void isProvenByAWholeWindow() {
        var proven = Instant.parse(
                isProven().json().at("/status/remediations/0/endedAt").asText());
        assertThat(Duration.between(Instant.parse(project.startedAt("web")), proven))
                .isGreaterThanOrEqualTo(window);
    }

    void isPutBack(String reason) {
        settles("is put back", view -> view.remediations().equals(List.of("init Restored " + reason)));
        before.hasItsFileBack();
        before.isBackAsItWas("web");
        project.awaitHealthy("web");
        hasItsMarkers();
        operator.awaitOneNotice(project, "remediation.ended web/init Restored");
    }

    void hasItsMarkers() {
        assertThat(inWeb(project, "cat /anonymous/marker /kept/marker")).isEqualTo("one\ntwo\n");
    }

    void leavesTheOthersAlone() {
        before.isNotRecreated("db");
        before.isNotRecreated("tls");
    }

    /** Nobody was recreated and no byte was written, and nothing is on the way. */
    void hasNotBegun() {
        assertThat(operator.project(project).remediations()).isEmpty();
        before.hasItsFileBack();
        before.isNotRecreated("web");
    }
}
