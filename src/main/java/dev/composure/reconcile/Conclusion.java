package dev.composure.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Folds what a round saw and did into the status, the journal entries that must change because a step failed, and
/// what the loop does next. Only here conditions are set.
public record Conclusion(ProjectStatus status, List<Remediation> journal, Outcome outcome) {

    private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(5);

    public Conclusion {
        journal = List.copyOf(journal);
    }

    /// `resync` is how long a project that is as desired is left alone.
    public static Conclusion conclude(
            Optional<ProjectStatus> last,
            Assessment assessment,
            Plan plan,
            List<StepResult> results,
            Instant now,
            Duration resync) {
        var services = ServiceTrends.of(assessment.seen());
        var status = new StatusReport(last, assessment, plan, results, services, now).status();
        var journal = turned(results);
        return new Conclusion(status, journal, outcome(plan, results, services.recheck(resync)));
    }

    /// The same, saying that the engine cannot be looked at; empty where it says so already. Whatever else
    /// is known of the project is as old as the last round.
    public static Optional<ProjectStatus> withoutEngine(ProjectStatus last, String message, Instant now) {
        var blind = new Blindness(last, message, now);
        return blind.isTold() ? Optional.empty() : Optional.of(blind.status());
    }

    /// A remediation whose rewrite or recreate failed is turned round, so that the next round puts the original back.
    private static List<Remediation> turned(List<StepResult> results) {
        return results.stream()
                .filter(StepResult.Failed.class::isInstance)
                .map(StepResult.Failed.class::cast)
                .flatMap(failed -> turned(failed).stream())
                .toList();
    }

    private static Optional<Remediation> turned(StepResult.Failed failed) {
        var begun = switch (failed.step()) {
            case Step.RewriteHealthcheck step -> Optional.of(step.remediation());
            case Step.RecreateService step -> Optional.of(step.remediation());
            case Step.RemoveLeftover _,
                    Step.RenameLeftover _,
                    Step.TryCandidate _,
                    Step.BeginRemediation _,
                    Step.GiveUpRemedy _,
                    Step.ReopenRemediation _,
                    Step.ProposeEdit _,
                    Step.CommitFiles _,
                    Step.RestoreFile _,
                    Step.CloseRemediation _ -> Optional.<Remediation>empty();
        };
        return begun.filter(remediation -> remediation.verdict() instanceof Verdict.InProgress)
                .map(remediation -> remediation.with(new Verdict.Restoring(failed.reason(), failed.message())));
    }

    private static Outcome outcome(Plan plan, List<StepResult> results, Duration recheck) {
        var failure = results.stream()
                .filter(StepResult.Failed.class::isInstance)
                .map(StepResult.Failed.class::cast)
                .findFirst();
        if (failure.isPresent()) {
            return new Outcome.Waiting(AFTER_A_FAILURE, failure.get().message());
        }
        if (!plan.steps().isEmpty()) {
            return new Outcome.Again();
        }
        if (!plan.waits().isEmpty()) {
            var wait =
                    plan.waits().stream().min(Comparator.comparing(Wait::after)).orElseThrow();
            return new Outcome.Waiting(wait.after(), wait.message());
        }
        if (!plan.holds().isEmpty()) {
            return new Outcome.Stalled(plan.holds().getFirst().reason(), recheck);
        }
        return new Outcome.Converged(recheck);
    }
}
