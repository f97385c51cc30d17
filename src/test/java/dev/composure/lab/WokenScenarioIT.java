package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What changes must be judged at once, and what was missed must be caught up with. The operator's resync comes once an
 * hour and the probes every ten minutes, so that nothing but events wakes it.
 */
@Tag("docker")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WokenScenarioIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String HARMLESS = "nothing-asked";
    private static final Duration RARELY = Duration.ofHours(1);

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static SocketRelay relay;
    private static LabProject project;
    private static LabProject other;
    private static RunningOperator operator;

    @BeforeAll
    static void anOperatorThatSeldomLooksByItself() {
        project = LAB.up("SeldomChecked");
        other = LAB.prepare("SeldomChecked");
        relay = SocketRelay.to(project.engine());
        LAB.closing(relay);
        operator = LAB.serveOn(relay.host(), RARELY, LabPolicy.file(LabPolicy.audit(project)), List.of(project, other));
        awaitFinding(SOON, project, HARMLESS);
    }

    private static void awaitFinding(Duration deadline, LabProject of, String rule) {
        Eventually.within(
                deadline,
                rule + " in " + of.name(),
                () -> operator.project(of).findings(),
                findings -> findings.contains(rule + " web"));
    }

    @Test
    @Order(1)
    void anEditIsJudgedWithinASecond() throws IOException {
        var harmless = project.text("compose.yaml");
        project.edit("\"true\"", "\"wget\", \"-q\", \"-O\", \"/dev/null\", \"https://localhost/\"");
        awaitFinding(AT_ONCE, project, "localhost-first-address");
        assertThat(operator.project(project).findings()).doesNotContain(HARMLESS + " web");

        var draft = Files.writeString(project.folder().resolve(".compose.yaml.swp"), harmless);
        Files.move(draft, project.file(), StandardCopyOption.ATOMIC_MOVE);
        awaitFinding(AT_ONCE, project, HARMLESS);
    }

    @Test
    @Order(2)
    void aPolicyIsInForceWithinASecond() throws IOException {
        var policy = operator.folder().resolve("policy.yaml");
        var text = Files.readString(policy);
        var before = operator.project(project).message("PolicyLoaded");
        Files.writeString(policy, text.replace("spec:", "spec:\n  rules: {no-healthcheck: {severity: warning}}"));
        Eventually.within(
                AT_ONCE,
                "the new policy is in force",
                () -> operator.project(project).message("PolicyLoaded"),
                now -> !now.equals(before));
    }

    @Test
    @Order(3)
    void aProjectThatComesOrGoesIsNoticedAtOnce() {
        other.up();
        awaitFinding(SOON, other, HARMLESS);
        other.compose("down", "--timeout", "0").succeeded();
        Eventually.within(SOON, "it is forgotten", () -> operator.project(other), ProjectView.MISSING::equals);
    }

    @Test
    @Order(4)
    void anEngineThatGoesAwayIsToldAndCaughtUpWith() throws IOException {
        assertThat(operator.health()).startsWith("200");
        relay.disappear();
        Eventually.within(SOON, "health says so", operator::health, health -> health.startsWith("503"));
        Eventually.within(
                SOON,
                "the project says so",
                () -> operator.project(project).condition("Ready"),
                "False EngineUnavailable"::equals);
        assertThat(operator.project(project).condition("ZombiesFlat")).isEqualTo("Unknown EngineUnavailable");

        other.up();
        relay.reappear();
        awaitFinding(SOON, other, HARMLESS);
        Eventually.within(
                SOON,
                "the project is looked at again",
                () -> operator.project(project).condition("Ready"),
                ready -> !ready.endsWith("EngineUnavailable"));
        Eventually.within(SOON, "health is well", operator::health, health -> health.startsWith("200"));
    }
}
