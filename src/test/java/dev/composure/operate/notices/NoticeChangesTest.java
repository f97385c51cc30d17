package dev.composure.operate.notices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.InMemoryStore;
import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.RemediationStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeChangesTest {

    private static final ProjectId BLOG = new ProjectId("blog");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final FindingStatus FINDING =
            new FindingStatus("orphan-always", "error", "leaking", "container", "web", "/srv/c.yaml", 7, "because");

    private final InMemoryStore store = new InMemoryStore();
    private final List<String> told = new ArrayList<>();

    private NoticeChanges changes() {
        return new NoticeChanges(
                new ReadStatus(store),
                notice -> told.add("%s %s %s".formatted(notice.type(), notice.subject(), notice.reason())),
                () -> NOW);
    }

    private static Condition stalled(Reason reason) {
        return new Condition(Condition.Type.STALLED, Condition.Status.TRUE, reason, "web: so", NOW, "r1");
    }

    private static RemediationStatus remediation(String outcome) {
        return new RemediationStatus("blog-web-1", "web", "init", "it reaps", outcome, "", "so", NOW, NOW);
    }

    private void save(List<Condition> conditions, List<FindingStatus> findings, List<RemediationStatus> remediations) {
        store.save(new ProjectStatus(
                BLOG, "/srv", List.of(), "audit", "r1", conditions, List.of(), findings, remediations));
    }

    private void round(
            NoticeChanges changes,
            List<Condition> conditions,
            List<FindingStatus> findings,
            List<RemediationStatus> remediations) {
        save(conditions, findings, remediations);
        changes.ended(BLOG);
    }

    @Test
    void aFindingIsToldOnceAndWhenItIsResolved() {
        var changes = changes();
        round(changes, List.of(), List.of(FINDING, FINDING), List.of());
        round(changes, List.of(), List.of(FINDING), List.of());
        assertThat(told).containsExactly("finding.found web/orphan-always orphan-always");
        round(changes, List.of(), List.of(), List.of());
        assertThat(told).hasSize(2).last().isEqualTo("finding.resolved web/orphan-always orphan-always");
    }

    @Test
    void whoIsNeededIsToldOnceForEachReason() {
        var changes = changes();
        round(changes, List.of(stalled(Reason.APPROVAL_NEEDED)), List.of(), List.of());
        round(changes, List.of(stalled(Reason.APPROVAL_NEEDED)), List.of(), List.of());
        round(changes, List.of(stalled(Reason.DRIFTED_FILE)), List.of(), List.of());
        round(changes, List.of(), List.of(), List.of());
        assertThat(told)
                .containsExactly(
                        "project.stalled  ApprovalNeeded",
                        "project.stalled  DriftedFile",
                        "project.resumed  DriftedFile");
    }

    @Test
    void anOutcomeIsToldOnceWhenItIsThere() {
        var changes = changes();
        round(changes, List.of(), List.of(), List.of(remediation("InProgress")));
        assertThat(told).isEmpty();
        round(changes, List.of(), List.of(), List.of(remediation("Proven")));
        round(changes, List.of(), List.of(), List.of(remediation("Proven")));
        assertThat(told).containsExactly("remediation.ended web/init Proven");
    }

    @Test
    void whatWasKnownBeforeTheStartIsNoNews() {
        save(List.of(stalled(Reason.APPROVAL_NEEDED)), List.of(FINDING), List.of(remediation("Proven")));
        changes().ended(BLOG);
        assertThat(told).isEmpty();
    }

    @Test
    void aProjectThatIsGoneIsForgotten() {
        var changes = changes();
        round(changes, List.of(), List.of(FINDING), List.of());
        store.forget(BLOG);
        changes.ended(BLOG);
        round(changes, List.of(), List.of(FINDING), List.of());
        assertThat(told).hasSize(2);
    }
}
