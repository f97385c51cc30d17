package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.FILE;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.ExecOutcome;
import dev.composure.operate.FakeCompose;
import dev.composure.policy.Mode;
import dev.composure.policy.RemedyKind;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProbeCosts;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import dev.composure.reconcile.Trial;
import dev.composure.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class RemediationLoopTest {

    private final LoopWorld world = LoopWorld.leaking();

    @Test
    void aLeakingCheckIsRemediedAndProven() {
        var db = world.container("db");
        world.settle(world.process());
        assertThat(world.file())
                .isEqualTo(ORIGINAL.replace("    ports", "    init: true\n    ports"))
                .contains("init: true");
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(world.condition(Condition.Type.ZOMBIES_FLAT).status()).isEqualTo(Condition.Status.TRUE);
        assertThat(world.condition(Condition.Type.READY).status()).isEqualTo(Condition.Status.TRUE);
        assertThat(world.container("db")).as("the others keep their containers").isEqualTo(db);
        assertThat(world.definitions()).isEqualTo(3);
    }

    @Test
    void aCheckOfTheImageIsRemediedByABlockOfTheServicesOwn() {
        var ofImage = LoopWorld.ofLeakingImage("""
                services:
                  web:
                    image: blog
                """);
        ofImage.policies = LoopWorld.policies("[disable]", "");

        ofImage.settle(ofImage.process());

        assertThat(ofImage.file()).isEqualTo("""
                services:
                  web:
                    image: blog
                    healthcheck:
                      disable: true
                """);
        assertThat(ofImage.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void whatTheProbesCostIsKnownBeforeAndAfter() {
        world.settle(world.process());
        var cost = world.status().remediations().getFirst().probeCost();
        assertThat(cost.before().hasFigures()).isTrue();
        assertThat(cost.after()).isEqualTo(cost.before());
        assertThat(world.status().services())
                .filteredOn(service -> service.name().equals("web"))
                .extracting(ServiceStatus::probeCost)
                .containsExactly(cost.after());
    }

    @Test
    void whatIsProvenIsLeftAlone() {
        world.settle(world.process());
        var file = world.file();
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(file);
        assertThat(world.compose.ups()).hasSize(1);
    }

    @Test
    void aStepIsInTheJournalBeforeItHappens() {
        var duringTheRecreate = new ArrayList<JournalStep>();
        world.habits = _ -> duringTheRecreate.addAll(steps());
        world.settle(world.process());
        assertThat(duringTheRecreate)
                .extracting(step -> step.ending().getClass().getSimpleName())
                .containsExactly("Ended", "UnderWay");
        assertThat(steps())
                .extracting(step -> step.text().substring(0, step.text().indexOf(':')))
                .containsExactly("rewrite the file of web", "recreate web", "close the remediation of web");
        assertThat(steps())
                .extracting(JournalStep::ending)
                .allMatch(ending -> ending instanceof JournalStep.Ended ended
                        && ended.outcome().equals("done"));
    }

    private List<JournalStep> steps() {
        return world.store.steps(world.store.remediations(BLOG).getFirst().id());
    }

    @Test
    void aPausedProjectIsLeftAloneUntilItIsResumed() {
        var project = LoopWorld.BLOG;
        world.store.pause(project, true);
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.status().mode()).isEqualTo("audit");

        world.store.pause(project, false);
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void auditTouchesNothing() {
        world.ceiling = Mode.AUDIT;
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).isEmpty();
        assertThat(world.condition(Condition.Type.COMPLIANT).reason()).isEqualTo(Reason.FINDINGS);
        assertThat(world.condition(Condition.Type.ZOMBIES_FLAT).reason()).isEqualTo(Reason.ZOMBIES_GROW);
        assertThat(world.status().services())
                .filteredOn(service -> service.name().equals("web"))
                .extracting(ServiceStatus::trend)
                .allMatch(trend -> trend.endsWith("probes (counted in the process table)"));
    }

    @Test
    void proposingTouchesNothing() {
        world.ceiling = Mode.PROPOSE;
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).isEmpty();
    }

    @Test
    void aCandidateThatDoesNotGiveTheVerdictOfThePresentCheckIsPassedOver() {
        world.habits = container -> container.withProgram("curl", new ExecOutcome.Exited(7, "refused", 0));
        recreateWeb();
        world.policies = LoopWorld.policies("[curl, init]", "");
        world.settle(world.process());
        assertThat(world.status().remediations())
                .extracting(RemediationStatus::remedy, RemediationStatus::outcome)
                .containsExactly(tuple("init", "Proven"));
        assertThat(world.store.trials(BLOG)).isNotEmpty().allSatisfy(trial -> {
            assertThat(trial.passed()).isFalse();
            assertThat(trial.detail()).contains("exited 7");
        });
    }

    @Test
    void aCandidateThatGivesTheVerdictOfThePresentCheckIsTaken() {
        world.habits = container -> container.withProgram("curl");
        recreateWeb();
        world.policies = LoopWorld.policies("[curl, init]", "");
        world.settle(world.process());
        assertThat(world.status().remediations())
                .extracting(RemediationStatus::remedy, RemediationStatus::outcome)
                .containsExactly(tuple("curl", "Proven"));
        assertThat(world.file()).contains("\"curl\"").contains("# as published");
    }

    @Test
    void whatTheContainerDoesNotHaveIsNotEvenTried() {
        world.policies = LoopWorld.policies("[curl, init]", "");
        world.settle(world.process());
        assertThat(world.store.trials(BLOG)).isEmpty();
        assertThat(world.status().remediations())
                .extracting(RemediationStatus::remedy)
                .containsExactly("init");
    }

    private void recreateWeb() {
        world.engine.remove(world.container("web").orElseThrow());
        world.compose.bringUp(
                new ComposeInvocation("blog", "/blog", List.of(FILE), List.of()), new TreeMap<>(Map.of("web", 1)));
        world.probes(3);
    }

    @Test
    void whenNoRemedyIsLeftNothingIsTouchedAndTheStatusSaysWhy() {
        world.policies = LoopWorld.policies("[curl]", "");
        assertThat(world.settle(world.process())).isInstanceOf(Outcome.Stalled.class);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.NO_REMEDY_APPLIES);
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("curl");
    }

    @Test
    void aServiceThatDoesNotBecomeHealthyIsPutBack() {
        var before = world.engine.inspect(world.container("web").orElseThrow()).orElseThrow();
        world.habits = container -> {
            if (world.definitions() == 3) {
                container.failing();
            }
        };
        assertThat(world.settle(world.process())).isInstanceOf(Outcome.Stalled.class);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        var after = world.engine.inspect(world.container("web").orElseThrow()).orElseThrow();
        assertThat(after.composeLabel("config-hash")).isEqualTo(before.composeLabel("config-hash"));
        assertThat(after.healthcheck()).isEqualTo(LoopWorld.LEAKING);
        assertThat(world.status().remediations()).singleElement().satisfies(remediation -> {
            assertThat(remediation.outcome()).isEqualTo("Restored");
            assertThat(remediation.reason()).isEqualTo("ServiceUnhealthy");
        });
    }

    @Test
    void zombiesThatStillGrowBringTheOriginalBack() {
        world.engine.leaveBehind(2);
        assertThat(world.settle(world.process())).isInstanceOf(Outcome.Stalled.class);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.ZOMBIES_STILL_GROW);
    }

    @Test
    void aFileOutsideTheRootsIsHeld() {
        world.roots = List.of(Path.of("/elsewhere"));
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.OUTSIDE_ROOTS);
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForOneWithoutFindings() {
        world.files.put(FILE, "services: [".getBytes(StandardCharsets.UTF_8));
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
    }

    @Test
    void aFileThatCannotBeWrittenUsesUpNoRemedy() {
        world.files.refuseWrites(true);
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("is read-only");
        assertThat(world.store.remediations(BLOG)).isEmpty();
        world.files.refuseWrites(false);
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void aDiskThatTurnsOutToBeFullUsesUpNoRemedy() {
        world.files.fill(true);
        var process = world.process();
        for (int round = 0; round < 20; round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.SOURCE_UNAVAILABLE);
        assertThat(world.store.remediations(BLOG)).isEmpty();
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.compose.ups()).isEmpty();
        world.files.fill(false);
        world.settle(process);
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void aFileThatIsNotWhatRunsIsHeld() {
        var other = ORIGINAL.replace("blog.example.com\"]", "other.example.com\"]");
        world.files.put(FILE, other.getBytes(StandardCharsets.UTF_8));
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.DRIFTED_FILE);
        assertThat(world.file()).isEqualTo(other);
    }

    @Test
    void aFileThatSomebodyElseChangesMeanwhileStaysAsTheyMadeIt() {
        var process = world.process();
        while (world.compose.ups().isEmpty()) {
            process.apply(BLOG);
            world.probes(1);
        }
        var theirs = "# mine\n" + world.file();
        world.files.put(FILE, theirs.getBytes(StandardCharsets.UTF_8));
        world.settle(process);
        assertThat(world.file()).isEqualTo(theirs);
        assertThat(world.verdicts()).containsExactly(Verdict.Abandoned.class);
    }

    @Test
    void composeThatFailsBringsTheOriginalBack() {
        world.composeAround = _ -> new FakeCompose(_ -> new ComposeOutcome(1, "boom"))
                .configuring(world::config)
                .rehearsing(world::rehearse);
        var process = world.process();
        for (int round = 0; round < 20; round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class);
        assertThat(world.condition(Condition.Type.STALLED).reason())
                .isIn(Reason.RECREATE_FAILED, Reason.NO_REMEDY_APPLIES);
    }

    @Test
    void aProjectThatIsGoneIsForgotten() {
        world.settle(world.process());
        List.of("web", "db")
                .forEach(service -> world.engine.remove(world.container(service).orElseThrow()));
        assertThat(world.process().apply(BLOG)).isEqualTo(new Outcome.Gone());
        assertThat(world.store.status(BLOG)).isEmpty();
    }

    @Test
    void anEditThatComposeSeesOtherwiseIsRefusedAndTheNextRemedyTaken() {
        world.policies = LoopWorld.policies("[disable, init]", "");
        world.compose.configuring(invocation -> {
            var truth = world.config(invocation);
            return new ComposeOutcome(0, truth.output().replace("\"disable\":true", "\"disable\":false"));
        });
        world.settle(world.process());
        assertThat(world.status().remediations())
                .extracting(RemediationStatus::remedy, RemediationStatus::outcome)
                .containsExactly(tuple("init", "Proven"));
    }

    @Test
    void anEditThatChangesMoreThanWasPlannedIsRefused() {
        world.compose.configuring(invocation -> {
            var truth = world.config(invocation);
            var isShadow = invocation.directory().startsWith("/shadow");
            return new ComposeOutcome(0, isShadow ? truth.output().replace("\"db\"", "\"other\"") : truth.output());
        });
        assertThat(world.settle(world.process())).isInstanceOf(Outcome.Stalled.class);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.REWRITE_REFUSED);
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("more change than was planned");
        assertThat(world.store.remediations(BLOG)).isEmpty();
    }

    @Test
    void aProjectThatComposeDoesNotAcceptIsNotEdited() {
        world.compose.configuring(_ -> new ComposeOutcome(15, ""));
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.REWRITE_REFUSED);
    }

    @Test
    void anUnhealthyServiceGetsNoOtherCheckOnlyAnInit() {
        world.habits = container -> container.withProgram("curl").failing();
        recreateWeb();
        world.policies = LoopWorld.policies("[curl, tcp, disable, init]", "");
        world.settle(world.process());
        assertThat(world.status().remediations())
                .extracting(RemediationStatus::remedy, RemediationStatus::outcome)
                .containsExactly(tuple("init", "Proven"));
        assertThat(world.status().remediations().getFirst().message()).startsWith("unhealthy as before");
        assertThat(world.store.trials(BLOG)).isEmpty();
    }

    @Test
    void aContainerThatWasCreatedAndNeverStartedIsRecreatedAgain() {
        var real = world.compose;
        var killed = new AtomicBoolean();
        world.habits = container -> {
            if (world.definitions() == 3 && !killed.getAndSet(true)) {
                container.created();
            }
        };
        world.settle(world.process());
        assertThat(killed).isTrue();
        assertThat(real.ups()).hasSize(2);
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void whoTakesTheContainersAwayWhileTheyAreProvenIsGivenWayTo() {
        var process = world.process();
        roundsUntilRecreated(process);
        world.engine.remove(world.container("web").orElseThrow());
        world.settle(process);
        assertThat(world.compose.ups()).hasSize(1);
        assertThat(world.verdicts()).containsExactly(Verdict.Abandoned.class);
        assertThat(world.store.remediations(BLOG).getFirst().verdict())
                .extracting(verdict -> ((Verdict.Abandoned) verdict).reason())
                .isEqualTo(Reason.FOREIGN_ACTIVITY);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.container("web")).isEmpty();
    }

    @Test
    void whoDiesWhileGivingWayDoesNotBeginAnew() {
        roundsUntilRecreated(world.process());
        world.engine.remove(world.container("web").orElseThrow());
        world.files.put(FILE, ORIGINAL.getBytes(StandardCharsets.UTF_8));
        var id = world.store.remediations(BLOG).getFirst().id();
        world.store.startStep(id, JournalStep.Action.RESTORE, "put the original file of web back", world.now());
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Abandoned.class);
        assertThat(world.compose.ups()).hasSize(1);
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void whenTheWholeProjectGoesTheOriginalFileIsBackAndTheBudgetIsFree() {
        var process = world.process();
        roundsUntilRecreated(process);
        world.engine.remove(world.container("web").orElseThrow());
        world.engine.remove(world.container("db").orElseThrow());
        assertThat(process.apply(BLOG)).isInstanceOf(Outcome.Gone.class);
        assertThat(world.verdicts()).containsExactly(Verdict.Abandoned.class);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.store.openElsewhere(new ProjectId("other"))).isZero();
    }

    @Test
    void aProjectThatGoesIsNotForgottenBeforeItsFileIsBack() {
        roundsUntilRecreated(world.process());
        world.engine.remove(world.container("web").orElseThrow());
        world.engine.remove(world.container("db").orElseThrow());
        world.files.refuseWrites(true);
        assertThat(world.process().apply(BLOG)).isInstanceOf(Outcome.Waiting.class);
        assertThat(world.store.status(BLOG)).isPresent();
        world.files.refuseWrites(false);
        assertThat(world.process().apply(BLOG)).isInstanceOf(Outcome.Gone.class);
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void aFileThatSomebodyChangedStaysWhenTheProjectGoes() {
        var process = world.process();
        roundsUntilRecreated(process);
        var theirs = world.file() + "# theirs\n";
        world.files.put(FILE, theirs.getBytes(StandardCharsets.UTF_8));
        world.engine.remove(world.container("web").orElseThrow());
        world.engine.remove(world.container("db").orElseThrow());
        assertThat(process.apply(BLOG)).isInstanceOf(Outcome.Gone.class);
        assertThat(world.verdicts()).containsExactly(Verdict.Abandoned.class);
        assertThat(world.file()).isEqualTo(theirs);
    }

    private void roundsUntilRecreated(ApplyProject process) {
        for (int round = 0; round < 20 && world.compose.ups().isEmpty(); round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        assertThat(world.compose.ups()).hasSize(1);
    }

    @Test
    void aProjectThatAnotherComposureWorksOnIsLeftAlone() {
        world.locks = _ -> Optional.empty();
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.LOCKED);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        world.locks = _ -> Optional.of(() -> {});
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void theLockIsHeldFromTheFirstStepToTheEnd() {
        var taken = new ArrayList<String>();
        world.locks = folder -> {
            taken.add("lock " + folder);
            return Optional.of(() -> taken.add("unlock"));
        };
        world.settle(world.process());
        assertThat(taken).containsExactly("lock /blog", "unlock");
    }

    @Test
    void anApprovalThatIsKeptLetsThePlanRun() {
        world.policies = LoopWorld.rollout("{cooldown: 0s, approval: required}");
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.APPROVAL_NEEDED);
        var digest =
                world.condition(Condition.Type.STALLED).message().replaceAll(".*approve blog ([0-9a-f]{12}).*", "$1");
        world.store.approve(BLOG, "000000000000", world.now());
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        world.store.approve(BLOG, digest, world.now());
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void nothingIsTriedBeforeAPersonSaidYes() {
        world.habits = container -> container.withProgram("curl", new ExecOutcome.Exited(7, "refused", 0));
        recreateWeb();
        world.policies = LoopWorld.policies("[curl]", "{cooldown: 0s, approval: required}", "");
        world.settle(world.process());
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.APPROVAL_NEEDED);
        assertThat(world.store.trials(BLOG)).isEmpty();
        var digest =
                world.condition(Condition.Type.STALLED).message().replaceAll(".*approve blog ([0-9a-f]{12}).*", "$1");
        world.store.approve(BLOG, digest, world.now());
        world.settle(world.process());
        assertThat(world.store.trials(BLOG)).extracting(Trial::passed).containsExactly(false);
        assertThat(world.file()).isEqualTo(ORIGINAL);
    }

    @Test
    void nothingIsTriedUnderAHostilePidOne() {
        world.habits =
                container -> container.withCommand("postgres").withProgram("curl", new ExecOutcome.Exited(0, "", 0));
        recreateWeb();
        world.policies = LoopWorld.policies("[curl]", "");
        world.settle(world.process());
        assertThat(world.store.trials(BLOG)).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("curl: nothing is tried in a container");
    }

    @Test
    void whatIsUnderWayElsewhereCountsForTheBudget() {
        world.store.begin(elsewhere(), "the plan", new TreeMap<>(), 1);
        var process = world.process();
        for (int round = 0; round < 15; round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        assertThat(world.condition(Condition.Type.RECONCILING).reason()).isEqualTo(Reason.BUDGET_SPENT);
        world.store.update(elsewhere().with(new Verdict.Proven(world.now(), "healthy")));
        world.settle(process);
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
    }

    @Test
    void whereNoRemedyIsLeftNoBudgetIsWaitedFor() {
        world.engine.leaveBehind(2);
        var process = world.process();
        world.settle(process);
        world.store.begin(elsewhere(), "the plan", new TreeMap<>(), 1);
        process.apply(BLOG);
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.ZOMBIES_STILL_GROW);
        assertThat(world.status().condition(Condition.Type.RECONCILING)).isEmpty();
    }

    private Remediation elsewhere() {
        return new Remediation(
                "other-1",
                new ProjectId("other"),
                "web",
                RemedyKind.INIT,
                "x",
                false,
                "why",
                List.of(),
                List.of(),
                new TreeMap<>(),
                "hash",
                Health.HEALTHY,
                Duration.ofSeconds(1),
                ProbeCosts.UNKNOWN,
                "policy",
                LoopWorld.leaking().now(),
                new Verdict.InProgress());
    }
}
