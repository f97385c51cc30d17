package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a remedy does not put right must be put back: the original bytes, the original definition, and the reason. */
@Tag("docker")
class PutBackScenarioIT {

    private static final Duration PUT_BACK = Duration.ofMinutes(2);

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static LabProject unhealthy;
    private static LabProject growing;
    private static Snapshot unhealthyBefore;
    private static Snapshot growingBefore;
    private static RunningOperator operator;

    @BeforeAll
    static void oneOperatorComesToBoth() {
        unhealthy = LAB.prepare("SecondStartFails");
        growing = LAB.prepare("ApplicationLeaks");
        LAB.upAll(unhealthy, growing);
        Zombies.of(unhealthy, "web").grow();
        Zombies.of(growing, "web").grow();
        unhealthyBefore = Snapshot.of(unhealthy);
        growingBefore = Snapshot.of(growing);
        operator = LAB.serve(
                LabPolicy.file(
                        LabPolicy.enforce(unhealthy, LabPolicy.HTTP_ONLY),
                        LabPolicy.enforce(growing, LabPolicy.HTTP_ONLY)),
                List.of(unhealthy, growing),
                "--mode",
                "enforce");
    }

    private static ProjectView isPutBack(LabProject project, Snapshot before, String reason) {
        var view = operator.await(
                project,
                PUT_BACK,
                "is put back",
                seen -> seen.remediations().equals(List.of("http Restored " + reason)));
        before.hasItsFileBack();
        before.isBackAsItWas("web");
        before.isNotRecreated("tls");
        project.awaitHealthy("web");
        return view;
    }

    @Test
    void aServiceThatDoesNotBecomeHealthyIsPutBack() {
        isPutBack(unhealthy, unhealthyBefore, "ServiceUnhealthy");

        var view = operator.await(
                unhealthy,
                PUT_BACK,
                "is stalled",
                seen -> !seen.condition("Stalled").isEmpty());
        assertThat(view.condition("Stalled")).isEqualTo("True NoRemedyApplies");
        assertThat(view.message("Stalled")).contains("http: ", "unhealthy with the new check");
    }

    @Test
    void aServiceWhoseZombiesStillGrowIsPutBack() {
        isPutBack(growing, growingBefore, "ZombiesStillGrow");

        var view = operator.await(
                growing,
                PUT_BACK,
                "is stalled",
                seen -> !seen.condition("Stalled").isEmpty());
        assertThat(view.condition("Stalled")).isEqualTo("True ZombiesStillGrow");
        assertThat(view.message("Stalled")).contains("http: ", "new zombies in");
        growing.awaitHealthy("web");
        operator.awaitOneNotice(growing, "project.stalled ZombiesStillGrow");
        assertThat(operator.notices(growing))
                .as("a person is needed from then on, and not for the sake of a budget")
                .noneMatch(
                        told -> told.startsWith("project.resumed") || told.startsWith("project.stalled BudgetSpent"));
    }
}
