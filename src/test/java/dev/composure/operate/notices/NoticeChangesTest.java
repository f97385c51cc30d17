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
import java.time.Duration;
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
    private final InMemoryOutbox outbox = new InMemoryOutbox();
    private Instant now = NOW;

    private NoticeChanges changes() {
        return new NoticeChanges(new ReadStatus(store), outbox, Duration.ofDays(1), () -> now);
    }

    /** What is in the outbox, in order; it is empty then. */
    private List<String> told() {
        var told = new ArrayList<String>();
        for (var letter = outbox.next(now); letter.isPresent(); letter = outbox.next(now)) {
            var notice = letter.get().notice();
            told.add("%s %s %s%s"
                    .formatted(notice.type(), notice.subject(), notice.reason(), notice.reminder() ? " again" : ""));
            outbox.done(letter.get());
        }
        return told;
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
        assertThat(told()).containsExactly("finding.found web/orphan-always orphan-always");
        round(changes, List.of(), List.of(), List.of());
        round(changes, List.of(), List.of(), List.of());
        assertThat(told()).containsExactly("finding.resolved web/orphan-always orphan-always");
    }

    @Test
    void anotherMessageIsNewsAndAnotherLineIsNot() {
        var changes = changes();
        round(changes, List.of(), List.of(FINDING), List.of());
        assertThat(told()).hasSize(1);
        round(changes, List.of(), List.of(found("because", 9)), List.of());
        assertThat(told()).isEmpty();
        round(changes, List.of(), List.of(found("because of another", 9)), List.of());
        assertThat(told()).containsExactly("finding.found web/orphan-always orphan-always");
        round(changes, List.of(), List.of(found("a", 1), found("b", 2)), List.of());
        assertThat(told()).as("twice in one service is one thing").hasSize(1);
        round(changes, List.of(), List.of(found("b", 2), found("a", 1)), List.of());
        assertThat(told()).isEmpty();
    }

    private static FindingStatus found(String message, int line) {
        return new FindingStatus("orphan-always", "error", "leaking", "container", "web", "/srv/c.yaml", line, message);
    }

    @Test
    void errorsAndStalledProjectsAreToldAgainAtTheirPace() {
        var changes = changes();
        var warning = new FindingStatus("curl-without-fail", "warning", "safe", "text", "web", "/srv/c.yaml", 7, "so");
        var stalled = List.of(stalled(Reason.APPROVAL_NEEDED));
        round(changes, stalled, List.of(FINDING, warning), List.of(remediation("Proven")));
        assertThat(told()).hasSize(4);
        now = NOW.plus(Duration.ofHours(23));
        round(changes, stalled, List.of(FINDING, warning), List.of(remediation("Proven")));
        assertThat(told()).isEmpty();
        for (int day = 1; day < 3; day++) {
            now = NOW.plus(Duration.ofDays(day));
            round(changes, stalled, List.of(FINDING, warning), List.of(remediation("Proven")));
            round(changes, stalled, List.of(FINDING, warning), List.of(remediation("Proven")));
            assertThat(told())
                    .containsExactly(
                            "finding.found web/orphan-always orphan-always again",
                            "project.stalled  ApprovalNeeded again");
        }
    }

    @Test
    void whoIsNeededIsToldOnceForEachReason() {
        var changes = changes();
        round(changes, List.of(stalled(Reason.APPROVAL_NEEDED)), List.of(), List.of());
        round(changes, List.of(stalled(Reason.APPROVAL_NEEDED)), List.of(), List.of());
        round(changes, List.of(stalled(Reason.DRIFTED_FILE)), List.of(), List.of());
        round(changes, List.of(), List.of(), List.of());
        assertThat(told())
                .containsExactly(
                        "project.stalled  ApprovalNeeded",
                        "project.stalled  DriftedFile",
                        "project.resumed  DriftedFile");
    }

    @Test
    void nothingIsOverWhileSomethingIsUnderWay() {
        var changes = changes();
        var stalled = stalled(Reason.ZOMBIES_STILL_GROW);
        round(changes, List.of(stalled), List.of(FINDING), List.of());
        assertThat(told()).hasSize(2);
        round(changes, List.of(reconciling(Reason.REMEDIATING)), List.of(), List.of());
        round(changes, List.of(stalled), List.of(FINDING), List.of());
        assertThat(told()).as("it came to nothing").isEmpty();
        round(changes, List.of(reconciling(Reason.WINDOW_CLOSED)), List.of(), List.of());
        assertThat(told())
                .as("a window may open in a week")
                .containsExactly(
                        "finding.resolved web/orphan-always orphan-always", "project.resumed  ZombiesStillGrow");
    }

    private static Condition reconciling(Reason reason) {
        return new Condition(Condition.Type.RECONCILING, Condition.Status.TRUE, reason, "web: so", NOW, "r1");
    }

    @Test
    void anOutcomeIsToldOnceWhenItIsThere() {
        var changes = changes();
        round(changes, List.of(), List.of(), List.of(remediation("InProgress")));
        assertThat(told()).isEmpty();
        round(changes, List.of(), List.of(), List.of(remediation("Proven")));
        round(changes, List.of(), List.of(), List.of(remediation("Proven")));
        assertThat(told()).containsExactly("remediation.ended web/init Proven");
        round(changes, List.of(), List.of(), List.of(remediation("InProgress")));
        round(changes, List.of(), List.of(), List.of(remediation("Proven")));
        assertThat(told()).as("it was only looked at again").isEmpty();
        round(changes, List.of(), List.of(), List.of(remediation("Restored")));
        assertThat(told()).containsExactly("remediation.ended web/init Restored");
    }

    @Test
    void whatEndedLongAgoIsNoNews() {
        now = NOW.plus(Duration.ofDays(2));
        round(changes(), List.of(), List.of(FINDING), List.of(remediation("Proven")));
        assertThat(told()).containsExactly("finding.found web/orphan-always orphan-always");
    }

    @Test
    void aProjectThatIsGoneHasNothingFoundAnyMore() {
        var changes = changes();
        round(changes, List.of(), List.of(FINDING), List.of(remediation("Proven")));
        assertThat(told()).hasSize(2);
        store.forget(BLOG);
        changes.ended(BLOG);
        changes.ended(BLOG);
        assertThat(told()).containsExactly("finding.resolved web/orphan-always orphan-always");
        round(changes, List.of(), List.of(FINDING), List.of(remediation("Proven")));
        assertThat(told()).containsExactly("finding.found web/orphan-always orphan-always");
    }
}
