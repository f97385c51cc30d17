package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Audit, whether the operator's (which is its default) or the policy's, must report and touch nothing at all. */
@Tag("docker")
class AuditScenarioIT {

    private static final Duration REPORTED = Duration.ofSeconds(60);
    private static final Duration PROVEN = Duration.ofMinutes(2);
    private static final String ALL =
            "{order: [http, curl, tcp, init, disable], allow: {weaker: true, retarget: true, disable: true}, "
                    + LabPolicy.WGET_OVER_HTTP + "}";

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static Audited auditedByOperator;
    private static Audited auditedByPolicy;
    private static LabProject enforced;
    private static RunningOperator auditing;
    private static RunningOperator enforcing;

    private record Audited(LabProject project, Snapshot before, EventWatch events) {
        static Audited of(LabProject project) {
            return new Audited(project, Snapshot.of(project), EventWatch.over(project));
        }
    }

    @BeforeAll
    static void anAuditingAndAnEnforcingOperatorLookAtTheSameHost() {
        var one = LAB.prepare("OnlyAudited");
        var other = LAB.prepare("OnlyAudited");
        enforced = LAB.prepare("OnlyAudited");
        LAB.upAll(one, other, enforced);
        List.of(one, other, enforced)
                .forEach(project -> Zombies.of(project, "web").grow());
        auditedByOperator = Audited.of(one);
        auditedByPolicy = Audited.of(other);
        auditing = LAB.serve(LabPolicy.file(LabPolicy.enforce(one, ALL)), List.of(one));
        enforcing = LAB.serve(
                LabPolicy.file(LabPolicy.audit(other), LabPolicy.enforce(enforced, ALL)),
                List.of(other, enforced),
                "--mode",
                "enforce");
    }

    @AfterAll
    static void stopWatching() {
        auditedByOperator.events.close();
        auditedByPolicy.events.close();
    }

    private static void isReportedAndUntouched(RunningOperator operator, Audited audited) {
        var view = operator.await(
                audited.project,
                REPORTED,
                "is reported to leak",
                seen -> seen.condition("ZombiesFlat").equals("False ZombiesGrow"));
        assertThat(view.findings()).contains("orphan-always web");
        assertThat(view.condition("Compliant")).isEqualTo("False Findings");
        assertThat(view.condition("Ready")).isEqualTo("False Findings");
        assertThat(view.remediations()).isEmpty();

        Zombies.of(audited.project, "web").grow();
        new ProbeWatch(audited.project, "web").awaitCompleted(10, REPORTED);
        audited.before.isUntouched();
        assertThat(audited.events.execs("web"))
                .as("only the probe itself runs in the container")
                .hasSizeGreaterThan(10)
                .containsOnly("wget -q -O /dev/null https://tls:8443/");
        assertThat(audited.events.execs("tls")).isEmpty();
    }

    @Test
    void theOperatorsOwnAuditHoldsAnEnforcingPolicyBack() {
        isReportedAndUntouched(auditing, auditedByOperator);
    }

    @Test
    void thePolicysAuditHoldsAnEnforcingOperatorBack() {
        isReportedAndUntouched(enforcing, auditedByPolicy);
    }

    @Test
    void theSameProjectUnderBothEnforcingIsRemedied() {
        var view = enforcing.await(enforced, PROVEN, "is proven", ProjectView::isProven);
        assertThat(view.remediations()).containsExactly("http Proven");
    }
}
