package dev.composure.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.RemedyKind;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.FileChange;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.JournalStep.Action;
import dev.composure.reconcile.ProbeCost;
import dev.composure.reconcile.ProbeCosts;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import dev.composure.reconcile.Trial;
import dev.composure.reconcile.Verdict;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store does. */
public abstract class StateStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00.123Z");
    private static final ProjectId BLOG = new ProjectId("blog");

    /** The store under test, and after [#reopened] the same state in a new one. */
    protected abstract StateStore store();

    private static ProjectStatus status(String project) {
        var condition = new Condition(
                Condition.Type.READY, Condition.Status.FALSE, Reason.FINDINGS, "1 error", NOW, "revision");
        return new ProjectStatus(
                new ProjectId(project),
                "/srv/" + project,
                List.of("/srv/%s/compose.yaml".formatted(project)),
                "enforce",
                "revision",
                List.of(condition),
                List.of(new ServiceStatus("web", "image", "healthy", true, 3, 2, 1, "growing", new ProbeCost(48, 120))),
                List.of(new FindingStatus(
                        "orphan-always", "error", "leaking", "container", "web", "/srv/compose.yaml", 4, "why")),
                List.of(new RemediationStatus(
                        "id", "web", "init", "why", "Proven", "", "flat", NOW, NOW.plusSeconds(60))));
    }

    @Test
    void keepsWhatAPersonWantsBack() {
        var remediation = remediation("blog-web-1", new Verdict.InProgress());
        store().begin(remediation, "plan", bytes(), 1);
        assertThat(store().wantedBack(BLOG)).isEmpty();
        store().wantBack("blog-web-1", NOW);
        store().wantBack("blog-web-1", NOW);
        assertThat(store().wantedBack(BLOG)).containsExactly("blog-web-1");
        assertThat(store().wantedBack(new ProjectId("shop"))).isEmpty();
        assertThat(store().remediations()).containsExactly(remediation);
    }

    @Test
    void whatProbesCostIsKept() {
        var remediation = remediation("blog-web-1", new Verdict.InProgress());
        store().begin(remediation, "plan", bytes(), 1);
        assertThat(store().remediations(BLOG)).containsExactly(remediation);
        var proven = remediation.costing(new ProbeCost(6, 60)).with(new Verdict.Proven(NOW, "flat"));
        store().update(proven);
        assertThat(store().remediations(BLOG).getFirst().cost())
                .isEqualTo(new ProbeCosts(new ProbeCost(48, 120), new ProbeCost(6, 60)));
    }

    @Test
    void aReopenedRemediationIsKeptWithItsNewContainers() {
        var remediation = remediation("blog-web-1", new Verdict.InProgress());
        store().begin(remediation, "plan", bytes(), 1);
        var reopened = remediation
                .reopened(
                        List.of(new ContainerId("c".repeat(64))),
                        new TreeMap<>(Map.of("web", 1)),
                        new Verdict.Restoring(Reason.ROLLED_BACK, "by hand"))
                .with("another hash");
        store().update(reopened);
        assertThat(store().remediations(BLOG)).containsExactly(reopened);
    }

    private static ZombieSample sample(int second, ZombieCount count) {
        return new ZombieSample(
                NOW.plusSeconds(second),
                "c1",
                Instant.parse("2026-11-24T09:59:00.123456789Z"),
                count,
                second,
                Instant.parse("2026-11-24T09:59:59.987654321Z"));
    }

    protected static Remediation remediation(String id, Verdict verdict) {
        return new Remediation(
                id,
                BLOG,
                "web",
                RemedyKind.INIT,
                "candidate",
                false,
                "PID 1 does not reap",
                List.of(new FileChange("/srv/b.yaml", "1", "2"), new FileChange("/srv/a.yaml", "3", "4")),
                List.of(new ContainerId("c1"), new ContainerId("c2")),
                new TreeMap<>(Map.of("app", 2, "web", 1)),
                "hash",
                Health.HEALTHY,
                Duration.ofSeconds(30),
                new ProbeCosts(new ProbeCost(48, 120), ProbeCost.UNKNOWN),
                "policy",
                NOW,
                verdict);
    }

    protected static SortedMap<String, JournalBytes> bytes() {
        var files = new TreeMap<String, JournalBytes>();
        files.put("/srv/a.yaml", journal("a: 1\r\n", "a: 2\r\n"));
        files.put("/srv/b.yaml", journal("\uFEFFb", ""));
        return files;
    }

    private static JournalBytes journal(String before, String after) {
        return new JournalBytes(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheLatestStatusOfEachProject() {
        store().save(status("shop"));
        store().save(status("blog"));
        store().save(status("blog"));
        assertThat(store().statuses()).containsExactly(status("blog"), status("shop"));
        assertThat(store().status(BLOG)).contains(status("blog"));
        assertThat(store().status(new ProjectId("other"))).isEmpty();
    }

    @Test
    void forgetsTheStatusButNotTheJournal() {
        store().save(status("blog"));
        store().begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
        store().forget(BLOG);
        assertThat(store().status(BLOG)).isEmpty();
        assertThat(store().remediations(BLOG)).hasSize(1);
    }

    @Test
    void givesSamplesBackToTheNanosecondAsTheyWereTakenAlsoWhenTheClockWasSetBack() {
        var known = sample(1, new ZombieCount.Counted(5, 1, 3, ZombieCount.Counter.ENGINE));
        var unknown = sample(0, new ZombieCount.Unknown("no pids controller"));
        store().add(BLOG, "web", known);
        store().add(BLOG, "web", unknown);
        store().add(BLOG, "db", known);
        assertThat(store().recentSamples(BLOG, "web")).containsExactly(known, unknown);
    }

    @Test
    void looksBackOnlySoFar() {
        for (int i = 0; i < StateStore.RECENT + 5; i++) {
            store().add(BLOG, "web", sample(i, new ZombieCount.Counted(i, ZombieCount.Counter.PROC)));
        }
        assertThat(store().recentSamples(BLOG, "web"))
                .hasSize(StateStore.RECENT)
                .first()
                .isEqualTo(sample(5, new ZombieCount.Counted(5, ZombieCount.Counter.PROC)));
    }

    @Test
    void takesTheSamplesOfARoundAtOnce() {
        var count = new ZombieCount.Counted(1, ZombieCount.Counter.PROC);
        store().addAll(
                        BLOG,
                        new TreeMap<>(Map.of(
                                "web", List.of(sample(0, count), sample(1, count)), "db", List.of(sample(2, count)))));
        assertThat(store().recentSamples(BLOG, "web")).containsExactly(sample(0, count), sample(1, count));
        assertThat(store().recentSamples(BLOG, "db")).containsExactly(sample(2, count));
    }

    /** A sample of so long after [#NOW], told from the others by its figure. */
    private static ZombieSample sample(Duration after, String container, int zombies, ZombieCount.Counter counter) {
        return new ZombieSample(
                NOW.plus(after), container, NOW, new ZombieCount.Counted(zombies, counter), zombies, NOW);
    }

    private List<Integer> figures(List<ZombieSample> samples) {
        return samples.stream()
                .map(sample -> ((ZombieCount.Counted) sample.count()).zombies())
                .toList();
    }

    private void add(int zombies, Duration after) {
        store().add(BLOG, "web", sample(after, "c1", zombies, ZombieCount.Counter.PROC));
    }

    @Test
    void keepsEachSampleOfADay() {
        for (int minute = 0; minute < 100; minute++) {
            add(minute, Duration.ofMinutes(minute));
        }
        store().thinSamples(NOW.plus(StateStore.WHOLE));
        assertThat(store().recentSamples(BLOG, "web")).hasSize(100);
    }

    /** The first hour of these has 60 minutes from 10:00:00.123 on. */
    @Test
    void keepsTheLastOfEachHourAfterADay() {
        for (int minute = 0; minute < 150; minute++) {
            add(minute, Duration.ofMinutes(minute));
        }
        var later = NOW.plus(StateStore.WHOLE).plus(Duration.ofMinutes(130));
        store().thinSamples(later);
        store().thinSamples(later);
        assertThat(figures(store().recentSamples(BLOG, "web")))
                .startsWith(59, 119, 129, 130, 131)
                .hasSize(3 + 20);
        store().thinSamples(later.plus(Duration.ofHours(1)));
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(59, 119, 149);
    }

    @Test
    void keepsOneOfEachContainerCounterAndService() {
        for (var counter : ZombieCount.Counter.values()) {
            for (var container : List.of("c1", "c2")) {
                for (int second = 0; second < 3; second++) {
                    var sample = sample(Duration.ofSeconds(second), container, second, counter);
                    store().add(BLOG, "web", sample);
                    store().add(BLOG, "db", sample);
                    store().add(new ProjectId("shop"), "web", sample);
                }
            }
        }
        store().add(BLOG, "web", sample(3, new ZombieCount.Unknown("no pids controller")));
        store().add(BLOG, "web", sample(4, new ZombieCount.Unknown("it has just ended")));
        store().thinSamples(NOW.plus(StateStore.WHOLE).plusSeconds(60));
        assertThat(store().recentSamples(BLOG, "web"))
                .hasSize(5)
                .last()
                .satisfies(
                        sample -> assertThat(sample.count()).isEqualTo(new ZombieCount.Unknown("it has just ended")));
        assertThat(figures(store().recentSamples(BLOG, "db"))).containsExactly(2, 2, 2, 2);
        assertThat(figures(store().recentSamples(new ProjectId("shop"), "web"))).containsExactly(2, 2, 2, 2);
    }

    @Test
    void keepsNoneOfMoreThanAWeekAgo() {
        add(1, Duration.ZERO);
        add(2, Duration.ofHours(1));
        store().thinSamples(NOW.plus(StateStore.KEPT));
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(1, 2);
        store().thinSamples(NOW.plus(StateStore.KEPT).plusSeconds(60));
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(2);
    }

    /** What it has to prove may take longer than a day, and is counted by each sample. */
    @Test
    void thinsNothingWhileARemediationOfTheProjectIsOpen() {
        store().begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
        var later = NOW.plus(StateStore.WHOLE).plusSeconds(60);
        for (int second = 0; second < 3; second++) {
            add(second, Duration.ofSeconds(second));
            store().add(
                            new ProjectId("shop"),
                            "web",
                            sample(Duration.ofSeconds(second), "c9", second, ZombieCount.Counter.PROC));
        }
        store().thinSamples(later);
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(0, 1, 2);
        assertThat(figures(store().recentSamples(new ProjectId("shop"), "web"))).containsExactly(2);

        store().update(remediation("r1", new Verdict.Proven(NOW, "flat")));
        store().thinSamples(later);
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(2);
    }

    @Test
    void aClockThatIsSetBackThinsNothingAndLeavesNothingForEver() {
        add(1, Duration.ofDays(400));
        add(2, Duration.ofDays(400).plusSeconds(1));
        add(3, Duration.ofHours(5));
        add(4, Duration.ZERO);
        add(5, Duration.ofSeconds(1));
        store().thinSamples(NOW.plusSeconds(2));
        assertThat(figures(store().recentSamples(BLOG, "web")))
                .as("what is an hour or two ahead may have been right")
                .containsExactly(3, 4, 5);
    }

    @Test
    void aClockThatIsSetForwardCostsNoMoreThanWhatItMakesOld() {
        add(1, Duration.ZERO);
        add(2, Duration.ofSeconds(1));
        add(3, Duration.ofDays(2));
        store().thinSamples(NOW.plus(Duration.ofDays(2)));
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(2, 3);
        store().thinSamples(NOW.plusSeconds(2));
        assertThat(figures(store().recentSamples(BLOG, "web"))).containsExactly(2);
    }

    @Test
    void thePastIsThinnedBeforeTheStoreIs() {
        for (int i = 0; i < StateStore.RECENT + 125; i++) {
            add(i, Duration.ofMinutes(i));
        }
        assertThat(figures(store().pastSamples(BLOG, "web"))).containsExactly(59, 119, 124);
        assertThat(store().recentSamples(BLOG, "web").getFirst().count())
                .isEqualTo(new ZombieCount.Counted(125, ZombieCount.Counter.PROC));
        assertThat(store().pastSamples(BLOG, "db")).isEmpty();
    }

    @Test
    void keepsEveryByteOfARemediation() {
        store().begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
        assertThat(store().remediations(BLOG)).containsExactly(remediation("r1", new Verdict.InProgress()));
        assertThat(store().bytes("r1")).isEqualTo(bytes());
        assertThat(store().bytes("unknown")).isEmpty();
        assertThat(store().plan("r1")).isEqualTo("the plan");
        assertThat(store().plan("unknown")).isEmpty();
    }

    @Test
    void followsTheVerdictOfARemediation() {
        store().begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
        for (Verdict verdict : List.of(
                new Verdict.Restoring(Reason.SERVICE_UNHEALTHY, "unhealthy"),
                new Verdict.Restored(NOW, Reason.SERVICE_UNHEALTHY, "unhealthy"),
                new Verdict.Abandoned(NOW, Reason.SOURCE_CHANGED, "changed"),
                new Verdict.Proven(NOW, "flat"))) {
            store().update(remediation("r1", verdict));
            assertThat(store().remediations(BLOG)).containsExactly(remediation("r1", verdict));
        }
    }

    @Test
    void keepsTheLatestTrialOfACandidate() {
        var failed = new Trial(new ContainerId("c1"), "k", Trial.Kind.RUN, false, "exit 7");
        var passed = new Trial(new ContainerId("c1"), "k", Trial.Kind.RUN, true, "fine");
        store().add(BLOG, failed);
        store().add(BLOG, passed);
        store().add(new ProjectId("shop"), failed);
        assertThat(store().trials(BLOG)).containsExactly(passed);
    }

    @Test
    void anApprovalIsKeptForItsProject() {
        var store = store();
        store.approve(BLOG, "abc", NOW);
        store.approve(BLOG, "abc", NOW.plusSeconds(1));
        assertThat(store.approvals(BLOG)).containsExactly("abc");
        assertThat(store.approvals(new ProjectId("other"))).isEmpty();
    }

    @Test
    void whatIsOpenElsewhereIsCounted() {
        var store = store();
        store.begin(remediation("one", new Verdict.InProgress()), "the plan", bytes(), 1);
        var other = new ProjectId("other");
        assertThat(store.openElsewhere(BLOG)).isZero();
        assertThat(store.openElsewhere(other)).isEqualTo(1);
        store.update(remediation("one", new Verdict.Proven(NOW, "healthy")));
        assertThat(store.openElsewhere(other)).isZero();
    }

    @Test
    void aStepIsThereBeforeItHappensAndKeepsItsEnd() {
        var store = store();
        store.begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1);
        int first = store.startStep("r1", Action.REWRITE, "rewrite the file of web", NOW);
        assertThat(store.steps("r1"))
                .containsExactly(new JournalStep(
                        "r1", 1, Action.REWRITE, "rewrite the file of web", NOW, new JournalStep.UnderWay()));
        store.endStep("r1", first, NOW.plusSeconds(1), "done");
        store.startStep("r1", Action.RECREATE, "recreate web", NOW.plusSeconds(2));
        assertThat(store.steps("r1"))
                .containsExactly(
                        new JournalStep(
                                "r1",
                                1,
                                Action.REWRITE,
                                "rewrite the file of web",
                                NOW,
                                new JournalStep.Ended(NOW.plusSeconds(1), "done")),
                        new JournalStep(
                                "r1",
                                2,
                                Action.RECREATE,
                                "recreate web",
                                NOW.plusSeconds(2),
                                new JournalStep.UnderWay()));
        assertThat(store.steps("r2")).isEmpty();
    }

    @Test
    void noMoreBeginThanMayBeOpenOnTheHost() {
        var store = store();
        assertThat(store.begin(remediation("r1", new Verdict.InProgress()), "the plan", bytes(), 1))
                .isTrue();
        assertThat(store.begin(remediation("r2", new Verdict.InProgress()), "the plan", bytes(), 1))
                .isFalse();
        assertThat(store.bytes("r2")).isEmpty();
        assertThat(store.begin(remediation("r2", new Verdict.InProgress()), "the plan", bytes(), 2))
                .isTrue();
        store.update(remediation("r1", new Verdict.Proven(NOW, "flat")));
        store.update(remediation("r2", new Verdict.Proven(NOW, "flat")));
        assertThat(store.begin(remediation("r3", new Verdict.InProgress()), "the plan", bytes(), 1))
                .isTrue();
    }

    @Test
    void aPauseLastsUntilItIsTakenBack() {
        var store = store();
        store.pause(BLOG, true);
        store.pause(BLOG, true);
        assertThat(store.isPaused(BLOG)).isTrue();
        assertThat(store.isPaused(new ProjectId("other"))).isFalse();
        store.pause(BLOG, false);
        assertThat(store.isPaused(BLOG)).isFalse();
    }
}
