package dev.composure.reconcile;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a round will do (`steps`, in order), what it would do if it were allowed to act (`proposals`), what it must
/// not do (`holds`) and what it waits for (`waits`). Its text is the dry run, the log and the test oracle.
public record Plan(List<Step> steps, List<Step> proposals, List<Hold> holds, List<Wait> waits) {

    private static final int DIGEST_LENGTH = 12;

    public Plan {
        steps = List.copyOf(steps);
        proposals = List.copyOf(proposals);
        holds = List.copyOf(holds);
        waits = List.copyOf(waits);
    }

    public static Plan empty() {
        return new Plan(List.of(), List.of(), List.of(), List.of());
    }

    public static Plan of(List<Step> steps) {
        return new Plan(steps, List.of(), List.of(), List.of());
    }

    public static Plan waiting(Wait wait) {
        return new Plan(List.of(), List.of(), List.of(), List.of(wait));
    }

    public static Plan held(Hold hold) {
        return new Plan(List.of(), List.of(), List.of(hold), List.of());
    }

    public boolean isEmpty() {
        return steps.isEmpty() && proposals.isEmpty() && holds.isEmpty() && waits.isEmpty();
    }

    public Plan and(Plan other) {
        return new Plan(
                joined(steps, other.steps),
                joined(proposals, other.proposals),
                joined(holds, other.holds),
                joined(waits, other.waits));
    }

    /// The same, with a step before all that is proposed.
    Plan after(Step first) {
        return new Plan(steps, joined(List.of(first), proposals), holds, waits);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    /// Identifies what would be done to which file and which containers' services, whenever and however often it is
    /// planned.
    public String digest() {
        var done = wanted().flatMap(step -> digested(step).stream()).collect(Collectors.joining("\n"));
        return Digest.of(done).substring(0, DIGEST_LENGTH);
    }

    private Stream<Step> wanted() {
        return Stream.concat(steps.stream(), proposals.stream());
    }

    private static Optional<String> digested(Step step) {
        return switch (step) {
            case Step.BeginRemediation begin ->
                Optional.of("%s %s %s %s"
                        .formatted(
                                begin.service(),
                                begin.remediation().candidate(),
                                begin.remediation().files(),
                                begin.remediation().replicas()));
            case Step.RecreateService recreate -> Optional.of(recreate.cause());
            case Step.TryCandidate _,
                    Step.RewriteHealthcheck _,
                    Step.RemoveLeftover _,
                    Step.RenameLeftover _,
                    Step.GiveUpRemedy _,
                    Step.ReopenRemediation _,
                    Step.ProposeEdit _,
                    Step.CommitFiles _,
                    Step.RestoreFile _,
                    Step.CloseRemediation _ -> Optional.empty();
        };
    }

    /// True where exactly one remediation would be begun, which is what a digest can be approved for.
    public boolean isOneRemediation() {
        return wanted().filter(Step.BeginRemediation.class::isInstance).count() == 1;
    }

    /// True where a remediation would be begun, or one that ended be undone.
    public boolean begins() {
        return wanted().anyMatch(step -> step instanceof Step.BeginRemediation
                || step instanceof Step.ReopenRemediation
                || step instanceof Step.ProposeEdit);
    }

    /// The services of which a remediation that had ended would be opened again.
    public Set<String> reopened() {
        return wanted().filter(Step.ReopenRemediation.class::isInstance)
                .map(Step::service)
                .collect(Collectors.toSet());
    }

    /// One line per entry.
    public String render() {
        return Stream.of(
                        steps.stream().map(Step::render),
                        proposals.stream().map(step -> "would " + step.render()),
                        holds.stream()
                                .map(hold -> "hold %s: %s (%s)"
                                        .formatted(
                                                hold.service(),
                                                hold.message(),
                                                hold.reason().word())),
                        waits.stream().map(wait -> "wait for %s: %s".formatted(wait.service(), wait.message())))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }
}
