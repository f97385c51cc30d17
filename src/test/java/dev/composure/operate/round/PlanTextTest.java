package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.FILE;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.FakeContainer;
import dev.composure.reconcile.Circumstances;
import dev.composure.reconcile.Decision;
import dev.composure.reconcile.Drift;
import dev.composure.reconcile.Handshake;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.PolicyTrouble;
import dev.composure.reconcile.Readers;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Step;
import dev.composure.reconcile.Ties;
import dev.composure.reconcile.Tracking;
import dev.composure.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The text of a plan is what a person reads, approves and finds in the log: here, one decision after the other. */
class PlanTextTest {

    private static final String BEGIN = """
            keep the original of web: an init as PID 1 reaps every orphan, and the check stays as it is
            rewrite the file of web: an init as PID 1 reaps every orphan, and the check stays as it is
            recreate web: its healthcheck was rewritten; its logs and whatever it wrote outside of volumes go""";
    private static final String ONLY_THE_FILE = BEGIN.substring(0, BEGIN.lastIndexOf('\n'));

    private final LoopWorld world = LoopWorld.leaking();
    private Readers readers = Readers.NONE;

    private static Handshake handshake(Map<String, Ties> ties, Drift... drifts) {
        return new Handshake(true, List.of(drifts), new TreeMap<>(ties));
    }

    private static Drift drift(String service, Reason reason) {
        return new Drift(service, reason, "%s differs".formatted(service));
    }

    private Plan plan(Handshake handshake, Collection<String> approvals, int elsewhere, Optional<Instant> activity) {
        var around = new Circumstances(
                handshake,
                new TreeSet<>(approvals),
                new TreeSet<>(),
                elsewhere,
                activity,
                Tracking.NONE,
                readers,
                new TreeMap<>(),
                PolicyTrouble.NONE);
        return Decision.decide(world.sight().assessment().with(around), world.now());
    }

    private Plan plan(Drift... drifts) {
        return plan(handshake(Map.of(), drifts), List.of(), 0, Optional.empty());
    }

    private static Ties ties(Map<String, String> dependsOn, Collection<String> sharers, Collection<String> foreign) {
        return new Ties(new TreeMap<>(dependsOn), new TreeSet<>(sharers), new TreeSet<>(foreign), new TreeSet<>());
    }

    @Test
    void nothingStandsInTheWay() {
        assertThat(plan().render()).isEqualTo(BEGIN);
    }

    @Test
    void driftOfTheServiceHoldsIt() {
        assertThat(plan(drift("web", Reason.DRIFTED_IMAGE)).render()).isEqualTo("hold web: web differs (DriftedImage)");
    }

    @Test
    void driftOfWhatItDependsOnHoldsItAndOfOthersDoesNot() {
        var depends = Map.of("web", ties(Map.of("db", "service_started"), List.of(), List.of()));
        var drifted = handshake(depends, drift("db", Reason.DRIFTED_FILE));
        assertThat(plan(drifted, List.of(), 0, Optional.empty()).render())
                .isEqualTo("hold web: db: db differs (DriftedFile)");
        assertThat(plan(drift("db", Reason.DRIFTED_FILE)).render()).isEqualTo(BEGIN);
    }

    @Test
    void aPolicyMayHaveOnlyTheFileWritten() {
        world.policies = LoopWorld.rollout("{onDrift: fileOnly}");
        assertThat(plan(drift("web", Reason.WRITABLE_LAYER)).render()).isEqualTo(ONLY_THE_FILE);
        assertThat(plan().render()).isEqualTo(BEGIN);
    }

    @Test
    void aPolicyMayLetPendingChangesRideAlongButNothingThatDestroys() {
        world.policies = LoopWorld.rollout("{onDrift: apply}");
        assertThat(plan(drift("web", Reason.DRIFTED_ENV)).render())
                .isEqualTo(BEGIN.replace(
                        "rewritten; its logs", "rewritten; by the policy this rides along: web differs; its logs"));
        assertThat(plan(drift("web", Reason.DRIFTED_ENV)).digest())
                .as("an approval is of what rides along too")
                .isNotEqualTo(plan().digest());
        assertThat(plan(drift("web", Reason.WRITABLE_LAYER)).render())
                .isEqualTo("hold web: web differs (WritableLayer)");
        assertThat(plan(drift("web", Reason.FOREIGN_MANAGED)).holds()).hasSize(1);
    }

    @Test
    void onlyTheGravestDriftIsTold() {
        assertThat(plan(drift("web", Reason.DRIFTED_FILE), drift("web", Reason.WRITABLE_LAYER))
                        .render())
                .isEqualTo("hold web: web differs (1 more after that) (WritableLayer)");
    }

    @Test
    void whatBelongsToAnotherToolIsNotEvenWritten() {
        world.policies = LoopWorld.rollout("{onDrift: fileOnly}");
        assertThat(plan(drift("web", Reason.UNREACHABLE)).render()).isEqualTo("hold web: web differs (Unreachable)");
        assertThat(plan(drift("web", Reason.FOREIGN_MANAGED)).steps()).isEmpty();
    }

    @Test
    void nothingIsBegunBeforeTheFilesAreHeldAgainstTheContainers() {
        assertThat(plan(Handshake.NOT_TAKEN, List.of(), 0, Optional.empty()).steps())
                .isEmpty();
    }

    @Test
    void whoReadsTheSameFileIsNamed() {
        readers = new Readers(new TreeMap<>(
                Map.of(FILE, new TreeSet<>(List.of("shop")), "/other.yaml", new TreeSet<>(List.of("nobody")))));
        assertThat(plan().render())
                .contains("rewrite the file of web: an init as PID 1 reaps every orphan, and the check stays as it is;"
                        + " also read by shop, where it takes effect with the next `docker compose up`\n")
                .doesNotContain("nobody");
    }

    @Test
    void whoIsRestartedWithItIsNamed() {
        var restarted = new Ties(new TreeMap<>(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>(List.of("db")));
        assertThat(plan(handshake(Map.of("web", restarted)), List.of(), 0, Optional.empty())
                        .render())
                .contains("recreate web: its healthcheck was rewritten; restarts db;");
    }

    @Test
    void whoLivesInTheNamespacesIsRecreatedToo() {
        var shared = handshake(Map.of("web", ties(Map.of(), List.of("db"), List.of())));
        assertThat(plan(shared, List.of(), 0, Optional.empty()).render())
                .endsWith("recreate db, web: its healthcheck was rewritten; its logs and whatever it wrote outside of"
                        + " volumes go");
    }

    @Test
    void whoLivesInTheNamespacesFromElsewhereHoldsIt() {
        var shared = handshake(Map.of("web", ties(Map.of(), List.of(), List.of("other-app-1"))));
        assertThat(plan(shared, List.of(), 0, Optional.empty()).render())
                .isEqualTo("hold web: other-app-1 of another project would be stranded by a recreate; recreate them by"
                        + " hand, together (SharedElsewhere)");
    }

    /** The fake engine's clock stands at a Thursday night. */
    @Test
    void outsideOfTheWindowsItWaits() {
        world.policies = LoopWorld.rollout("{windows: [{cron: '0 2 * * *', for: 1h, zone: UTC}]}");
        assertThat(plan().render())
                .isEqualTo("wait for web: the next window of the policy opens at 2026-01-01T02:00:00Z");
        world.policies = LoopWorld.rollout("{windows: [{cron: '0 0 * * *', for: 1h, zone: UTC}]}");
        assertThat(plan().render()).isEqualTo(BEGIN);
    }

    @Test
    void theBudgetOfTheHostIsKept() {
        assertThat(plan(handshake(Map.of()), List.of(), 1, Optional.empty()).render())
                .isEqualTo("wait for web: 1 under way in other projects, and the policy's rollout.maxConcurrent is 1");
        world.policies = LoopWorld.rollout("{maxConcurrent: 2}");
        assertThat(plan(handshake(Map.of()), List.of(), 1, Optional.empty()).render())
                .isEqualTo(BEGIN);
    }

    @Test
    void whereSomebodyElseIsAtWorkItStandsBack() {
        var now = world.now();
        var handshake = handshake(Map.of());
        assertThat(plan(handshake, List.of(), 0, Optional.of(now.minusSeconds(9)))
                        .render())
                .startsWith("wait for web: somebody else creates or removes containers of this project");
        assertThat(plan(handshake, List.of(), 0, Optional.of(now.minusSeconds(11)))
                        .render())
                .isEqualTo(BEGIN);
    }

    @Test
    void anApprovalIsOfExactlyThisPlan() {
        world.policies = LoopWorld.rollout("{approval: required}");
        var held = plan();
        assertThat(held.render()).contains("composure approve blog ").contains("(ApprovalNeeded)");
        var digest = held.holds().getFirst().message().replaceAll(".*approve blog ([0-9a-f]+).*", "$1");
        assertThat(plan(handshake(Map.of()), List.of("000000000000"), 0, Optional.empty())
                        .steps())
                .isEmpty();
        assertThat(plan(handshake(Map.of()), List.of(digest), 0, Optional.empty())
                        .render())
                .isEqualTo(BEGIN);
        world.probes(3);
        assertThat(plan().digest()).as("time does not change it").isEqualTo(held.digest());
        assertThat(held.proposals()).as("what is to be approved is shown").hasSize(3);
        world.files.put(FILE, ("# other\n" + ORIGINAL).getBytes(StandardCharsets.UTF_8));
        assertThat(plan(handshake(Map.of()), List.of(digest), 0, Optional.empty())
                        .steps())
                .as("another file is another plan")
                .isEmpty();
    }

    @Test
    void anotherVersionOfComposeNeedsAnApproval() {
        var held = plan(drift("web", Reason.COMPOSE_VERSION_DIFFERS));
        assertThat(held.steps()).isEmpty();
        assertThat(held.render()).contains("hold web: web differs: init").contains("(ApprovalNeeded)");
    }

    @Test
    void afterAFailureItRestsAndLongerAfterTheNext() {
        world.policies = LoopWorld.policies("[init, http]", "{cooldown: 1h}", "");
        var first = plan();
        world.probes(1);
        var second = plan();
        var failed = world.now();
        record(first, new Verdict.Restored(failed, Reason.SERVICE_UNHEALTHY, "it did not become healthy"));
        assertThat(plan().render())
                .isEqualTo("wait for web: the last remedy failed; the next is tried after the policy's cool-down, at %s"
                        .formatted(failed.plus(Duration.ofHours(1))));
        record(second, new Verdict.Restored(failed, Reason.SERVICE_UNHEALTHY, "it did not become healthy"));
        assertThat(plan().render()).endsWith("at " + failed.plus(Duration.ofHours(2)));
    }

    private void record(Plan begun, Verdict verdict) {
        var remediation = begun.steps().stream()
                .filter(Step.BeginRemediation.class::isInstance)
                .map(Step.BeginRemediation.class::cast)
                .findFirst()
                .orElseThrow()
                .remediation();
        world.store.begin(remediation, "the plan", new TreeMap<>(), 1);
        world.store.update(remediation.with(verdict));
    }

    @Test
    void whatSomebodyTookBackTwiceIsLeftToThem() {
        record(plan(), new Verdict.Proven(world.now(), "healthy"));
        assertThat(plan().render()).as("once may be a mistake").isEqualTo(BEGIN);
        world.probes(1);
        record(plan(), new Verdict.Proven(world.now(), "healthy"));
        assertThat(plan().render())
                .isEqualTo("hold web: somebody has taken the remedy init back, twice; change the file or the policy to"
                        + " have it looked at again (Contested)");
        assertThat(world.store.remediations(BLOG)).hasSize(2);
    }

    @Test
    void aServiceThatSomebodyStoppedStaysStopped() {
        world.habits = FakeContainer::exited;
        world.container("web").ifPresent(world.engine::remove);
        world.compose.bringUp(
                new ComposeInvocation("blog", "/blog", List.of(FILE), List.of()), new TreeMap<>(Map.of("web", 1)));
        assertThat(plan(drift("web", Reason.DRIFTED_STATE)).render()).isEqualTo(ONLY_THE_FILE);
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Written.class);
        assertThat(world.file()).contains("init: true");
        assertThat(world.compose.ups()).as("only the one of this test").hasSize(1);
    }
}
