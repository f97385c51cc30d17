package dev.composure.operate.round;

import dev.composure.operate.AtOnce;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.Engine;
import dev.composure.operate.JournalBytes;
import dev.composure.operate.ProcessSource;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.Referee;
import dev.composure.operate.Shadows;
import dev.composure.operate.StateStore;
import dev.composure.operate.WriteRefused;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.FileChange;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Step;
import dev.composure.reconcile.StepResult;
import dev.composure.reconcile.Trial;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jboss.logging.Logger;

/// Runs the steps of a plan in order and stops at the first that fails. It decides nothing.
public final class PlanRunner {

    private static final Logger LOG = Logger.getLogger(PlanRunner.class);

    private final Engine engine;
    private final TrialRun trials;
    private final ProjectFiles files;
    private final StateStore store;
    private final Referee referee;
    private final Recreation recreation;
    private final Repositories repositories;
    private final InstantSource clock;

    public PlanRunner(
            Engine engine,
            ProcessSource processes,
            ComposeCli compose,
            ProjectFiles files,
            Shadows shadows,
            StateStore store,
            Repositories repositories,
            InstantSource clock) {
        this.engine = engine;
        this.trials = new TrialRun(engine, processes);
        this.files = files;
        this.store = store;
        this.referee = new Referee(compose, shadows);
        this.recreation = new Recreation(engine, compose, shadows, files, store);
        this.repositories = repositories;
        this.clock = clock;
    }

    public List<StepResult> run(Plan plan, Sight sight) {
        return run(plan, step -> run(plan, step, sight));
    }

    /// Runs a plan that touches files and the journal only: its project has no containers.
    void finish(Plan plan) {
        run(plan, step -> switch (step) {
            case Step.RestoreFile restore -> replace(step, restore.remediation(), false);
            case Step.CloseRemediation close -> update(step, close.remediation().with(close.verdict()));
            case Step.ReopenRemediation reopen -> update(step, reopen.remediation());
            case Step.TryCandidate _,
                    Step.BeginRemediation _,
                    Step.RewriteHealthcheck _,
                    Step.RemoveLeftover _,
                    Step.RenameLeftover _,
                    Step.RecreateService _,
                    Step.ProposeEdit _,
                    Step.CommitFiles _,
                    Step.GiveUpRemedy _ ->
                throw new IllegalStateException("there are no containers for it: " + step.render());
        });
    }

    private List<StepResult> run(Plan plan, Function<Step, StepResult> effect) {
        var results = new ArrayList<StepResult>();
        for (Step step : plan.steps()) {
            LOG.info(step.render());
            var result = journalled(step, effect);
            results.add(result);
            if (result instanceof StepResult.Failed failed) {
                LOG.warnf("%s: %s", failed.reason().word(), failed.message());
                break;
            }
        }
        return results;
    }

    /// The start of a step is on disk before it happens. One that throws stays under way in the journal: nobody saw
    /// how it ended.
    private StepResult journalled(Step step, Function<Step, StepResult> effect) {
        var journalled = step.journalled();
        if (journalled.isEmpty()) {
            return effect.apply(step);
        }
        var id = journalled.get().remediation().id();
        int number = store.startStep(id, journalled.get().action(), step.render(), clock.instant());
        var result = effect.apply(step);
        store.endStep(id, number, clock.instant(), result.outcome());
        return result;
    }

    private StepResult run(Plan plan, Step step, Sight sight) {
        return switch (step) {
            case Step.TryCandidate trial -> tryCandidate(trial);
            case Step.BeginRemediation begin -> begin(plan, begin, sight);
            case Step.RewriteHealthcheck rewrite -> replace(step, rewrite.remediation(), true);
            case Step.RestoreFile restore -> replace(step, restore.remediation(), false);
            case Step.RemoveLeftover leftover -> cleared(step, engine.removeUnstarted(leftover.container()));
            case Step.RenameLeftover leftover ->
                cleared(step, engine.rename(leftover.container(), leftover.lastingName()));
            case Step.RecreateService recreate -> recreate(recreate, sight);
            case Step.GiveUpRemedy giveUp -> update(step, giveUp.remediation().with(giveUp.verdict()));
            case Step.ReopenRemediation reopen -> reopen(reopen, sight);
            case Step.ProposeEdit propose -> propose(propose, sight);
            case Step.CommitFiles commit -> commit(commit);
            case Step.CloseRemediation close -> update(step, close.remediation().with(close.verdict()));
        };
    }

    private static StepResult cleared(Step step, boolean isDone) {
        return isDone
                ? new StepResult.Done(step)
                : new StepResult.Failed(
                        step, Reason.RECREATE_FAILED, "the leftover is not as it was; it is looked at once more");
    }

    private StepResult update(Step step, Remediation remediation) {
        store.update(remediation);
        return new StepResult.Done(step);
    }

    private StepResult tryCandidate(Step.TryCandidate step) {
        if (!trials.isAsDecided(step)) {
            return new StepResult.Failed(
                    step,
                    Reason.DRIFTED_STATE,
                    "the container of %s is not as it was a moment ago; it is looked at once more"
                            .formatted(step.service()));
        }
        var trial = trials.run(step);
        LOG.infof("%s on %s: %s", step.candidate().kind().word(), step.service(), trial.detail());
        store.add(step.project(), trial);
        return new StepResult.Done(step);
    }

    /// Only with the very bytes that were decided about: a file that changed since is left alone. One that cannot be
    /// written uses up no remedy.
    private StepResult begin(Plan plan, Step.BeginRemediation step, Sight sight) {
        var objection = objection(step, sight);
        if (objection.isPresent()) {
            return refused(step, objection.get());
        }
        var bytes = new TreeMap<String, JournalBytes>();
        for (FileChange file : step.remediation().files()) {
            var before = files.read(file.path()).orElse(new byte[0]);
            if (!Digest.of(before).equals(file.digestBefore())) {
                return new StepResult.Failed(
                        step, Reason.SOURCE_CHANGED, "%s changed since it was read".formatted(file.path()));
            }
            var after = step.texts().getOrDefault(file.path(), "").getBytes(StandardCharsets.UTF_8);
            bytes.put(file.path(), new JournalBytes(before, after));
        }
        var rehearsed = written(step, () -> bytes.forEach((path, kept) -> files.rehearse(path, kept.after())));
        return rehearsed instanceof StepResult.Failed ? rehearsed : beginWithin(plan, step, bytes, sight);
    }

    private Optional<String> objection(Step.BeginRemediation step, Sight sight) {
        return AtOnce.both(
                () -> recreation.objection(sight, step.service(), step.texts()),
                () -> referee.objection(sight.invocation(), step.texts(), step.edit()),
                (recreating, reading) -> reading.or(() -> recreating));
    }

    /// A patch that compose would not read as planned is no proposal either.
    private StepResult propose(Step.ProposeEdit step, Sight sight) {
        var objection = objection(step.edit(), sight);
        if (objection.isPresent()) {
            return refused(step.edit(), objection.get());
        }
        repositories.propose(step, files);
        return new StepResult.Done(step);
    }

    /// What cannot be committed stays in the work tree, where its owner sees it.
    private StepResult commit(Step.CommitFiles step) {
        repositories.commit(step, store);
        return new StepResult.Done(step);
    }

    /// Rounds of several projects run at once: the store keeps the budget, where one begins at a time.
    private StepResult beginWithin(
            Plan plan, Step.BeginRemediation step, SortedMap<String, JournalBytes> bytes, Sight sight) {
        var project = sight.observed().loaded().project();
        var service = project.services().get(step.service());
        int most = service == null
                ? 1
                : sight.observed()
                        .policies()
                        .policyFor(project.name(), service)
                        .rollout()
                        .maxConcurrent();
        if (!store.begin(step.remediation(), plan.render() + "\n" + step.finding(), bytes, most)) {
            return new StepResult.Failed(
                    step, Reason.BUDGET_SPENT, "another project came first; rollout.maxConcurrent is " + most);
        }
        return new StepResult.Done(step);
    }

    private StepResult reopen(Step.ReopenRemediation step, Sight sight) {
        if (step.remediation().isFileOnly()) {
            return update(step, step.remediation());
        }
        return switch (recreation.original(sight, step.remediation())) {
            case Recreation.Original.Objected(var why) -> new StepResult.Failed(step, Reason.PLAN_REFUSED, why);
            case Recreation.Original.Confirmed(var hash) ->
                update(step, step.remediation().with(hash));
        };
    }

    private StepResult refused(Step.BeginRemediation step, String objection) {
        var remediation = step.remediation();
        remediation
                .containersBefore()
                .forEach(container -> store.add(
                        remediation.project(),
                        new Trial(container, remediation.candidate(), Trial.Kind.EDIT, false, objection)));
        return new StepResult.Failed(step, Reason.REWRITE_REFUSED, objection);
    }

    private StepResult replace(Step step, Remediation remediation, boolean forward) {
        SortedMap<String, JournalBytes> journal = store.bytes(remediation.id());
        return written(step, () -> {
            for (FileChange file : remediation.files()) {
                var kept = journal.get(file.path());
                if (kept == null) {
                    throw new IllegalStateException("the journal has the bytes of every file it names: " + file.path());
                }
                files.removeLeftovers(file.path());
                replace(file, forward ? kept.before() : kept.after(), forward ? kept.after() : kept.before());
            }
        });
    }

    private static StepResult written(Step step, Runnable writing) {
        try {
            writing.run();
            return new StepResult.Done(step);
        } catch (WriteRefused refused) {
            return new StepResult.Failed(step, Reason.SOURCE_UNAVAILABLE, String.valueOf(refused.getMessage()));
        }
    }

    /// A file that already has the new bytes is done: a round before this one may have died after it.
    private void replace(FileChange file, byte[] expected, byte[] replacement) {
        var present = files.read(file.path()).orElse(new byte[0]);
        if (!Arrays.equals(present, replacement)) {
            files.replace(file.path(), expected, replacement);
        }
    }

    private StepResult recreate(Step.RecreateService step, Sight sight) {
        var outcome = recreation.recreate(sight, step.remediation());
        if (!outcome.refusals().isEmpty()) {
            return new StepResult.Failed(
                    step,
                    Reason.PLAN_REFUSED,
                    "compose wanted to %s, which is no part of the plan; the guard refused it"
                            .formatted(String.join("; ", outcome.refusals())));
        }
        return outcome.isSuccess()
                ? new StepResult.Done(step)
                : new StepResult.Failed(
                        step,
                        Reason.RECREATE_FAILED,
                        "docker compose up ended with exit code %d"
                                .formatted(outcome.outcome().exitCode()));
    }
}
