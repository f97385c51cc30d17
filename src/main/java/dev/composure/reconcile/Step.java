package dev.composure.reconcile;

import dev.composure.compose.Edit;
import dev.composure.remedy.Candidate;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One thing to do to the world, with its cause in words. What must still be true when it runs (digests, container
/// ids) stands in it; the runner checks that again and stops where it is not.
public sealed interface Step {

    String service();

    String cause();

    /// Runs the candidate in the container as it was seen (`startedAt`), three times, and keeps what came
    /// of it. It must give the verdict that the present check gives, and leave nothing behind.
    record TryCandidate(
            String service,
            String cause,
            ProjectId project,
            ContainerId container,
            Instant startedAt,
            Candidate candidate,
            String key,
            Health expected)
            implements Step {}

    /// Has compose confirm the edit, and keeps the original bytes and the new ones in the journal. `texts` are the new
    /// texts by path.
    record BeginRemediation(
            String service,
            String cause,
            Remediation remediation,
            Edit edit,
            SortedMap<String, String> texts,
            String finding)
            implements Step {
        public BeginRemediation {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        }
    }

    /// Puts the journal's new bytes in place of the original ones.
    record RewriteHealthcheck(String service, String cause, Remediation remediation) implements Step {}

    /// Removes what a compose that died has created and never started; its volumes stay.
    record RemoveLeftover(String service, String cause, Remediation remediation, ContainerId container, String name)
            implements Step {}

    /// Gives what a compose that died has created the name that it would have had in the end.
    record RenameLeftover(
            String service,
            String cause,
            Remediation remediation,
            ContainerId container,
            String name,
            String lastingName)
            implements Step {}

    /// Has compose recreate the service from the file as it is now, with all who live in its namespaces.
    record RecreateService(String service, String cause, Remediation remediation) implements Step {}

    /// Turns a remediation round: from now on the original is put back.
    record GiveUpRemedy(String service, String cause, Remediation remediation, Verdict.Restoring verdict)
            implements Step {}

    /// Opens a remediation that ended once more, to put its original back, because a person wants that or zombies
    /// came after all. Compose must confirm that nothing but the original check comes with it.
    record ReopenRemediation(String service, String cause, Remediation remediation) implements Step {}

    /// Puts the journal's original bytes back.
    record RestoreFile(String service, String cause, Remediation remediation) implements Step {}

    /// Keeps an edit of files that git tracks as a patch, and as a commit on a branch where one is named.
    record ProposeEdit(String service, String cause, BeginRemediation edit, String name, String branch)
            implements Step {}

    /// Commits the files of a remediation as they are now, where git tracks them: the new bytes, or the original ones
    /// where they are back.
    record CommitFiles(String service, String cause, Remediation remediation) implements Step {}

    /// Ends a remediation.
    record CloseRemediation(String service, String cause, Remediation remediation, Verdict verdict) implements Step {}

    /// How the journal has a step, and in the journal of which remediation.
    record Journalled(Remediation remediation, JournalStep.Action action) {}

    /// None before the journal has the remediation.
    default Optional<Journalled> journalled() {
        return switch (this) {
            case TryCandidate _, BeginRemediation _, ProposeEdit _ -> Optional.empty();
            case RewriteHealthcheck step -> journalled(step.remediation(), JournalStep.Action.REWRITE);
            case RemoveLeftover step -> journalled(step.remediation(), JournalStep.Action.CLEAR);
            case RenameLeftover step -> journalled(step.remediation(), JournalStep.Action.CLEAR);
            case RecreateService step -> journalled(step.remediation(), JournalStep.Action.RECREATE);
            case GiveUpRemedy step -> journalled(step.remediation(), JournalStep.Action.GIVE_UP);
            case ReopenRemediation step -> journalled(step.remediation(), JournalStep.Action.GIVE_UP);
            case RestoreFile step -> journalled(step.remediation(), JournalStep.Action.RESTORE);
            case CommitFiles step -> journalled(step.remediation(), JournalStep.Action.COMMIT);
            case CloseRemediation step -> journalled(step.remediation(), JournalStep.Action.CLOSE);
        };
    }

    private static Optional<Journalled> journalled(Remediation remediation, JournalStep.Action action) {
        return Optional.of(new Journalled(remediation, action));
    }

    /// One line for a person: what, on which service, and why.
    default String render() {
        return switch (this) {
            case TryCandidate step ->
                "try %s on %s in %s: %s"
                        .formatted(
                                step.candidate().kind().word(),
                                service(),
                                step.container().shortened(),
                                cause());
            case BeginRemediation _ -> "keep the original of %s: %s".formatted(service(), cause());
            case RewriteHealthcheck _ -> "rewrite the file of %s: %s".formatted(service(), cause());
            case RemoveLeftover step -> "remove the leftover %s: %s".formatted(step.name(), cause());
            case RenameLeftover step ->
                "rename the leftover %s to %s: %s".formatted(step.name(), step.lastingName(), cause());
            case RecreateService step ->
                "recreate %s: %s; its logs and whatever it wrote outside of volumes go"
                        .formatted(
                                String.join(", ", step.remediation().replicas().keySet()), cause());
            case GiveUpRemedy _ -> "give up the remedy on %s: %s".formatted(service(), cause());
            case ReopenRemediation _ -> "undo the remedy of %s: %s".formatted(service(), cause());
            case RestoreFile _ -> "put the original file of %s back: %s".formatted(service(), cause());
            case ProposeEdit _ -> "propose the edit of %s as a patch: %s".formatted(service(), cause());
            case CommitFiles _ -> "commit the file of %s: %s".formatted(service(), cause());
            case CloseRemediation _ -> "close the remediation of %s: %s".formatted(service(), cause());
        };
    }
}
