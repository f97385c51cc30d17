package dev.composure.reconcile;

import dev.composure.policy.Finding;
import dev.composure.policy.GitManaged;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What becomes of an edit where git tracks one of its files: a work tree is not silently made dirty.
record GitEdit(Observed seen, Finding finding, GitManaged wish, Plan edit) {

    /// The plan as it is where no tracked file is concerned, or the policy wants it edited; else what is done instead.
    Plan plan(SortedMap<String, String> texts) {
        var tracked = new TreeMap<>(seen.around().tracking().tracked());
        tracked.keySet().retainAll(texts.keySet());
        if (tracked.isEmpty()) {
            return edit;
        }
        return switch (wish) {
            case EDIT -> edit;
            case COMMIT -> commit(tracked);
            case REFUSE ->
                held("git tracks %s, and the policy (rewrite.gitManaged: refuse) leaves such files to their repository"
                        .formatted(names(tracked)));
            case PROPOSE -> propose(tracked, false);
            case BRANCH -> propose(tracked, true);
        };
    }

    private Step.BeginRemediation begin() {
        return edit.steps().stream()
                .filter(Step.BeginRemediation.class::isInstance)
                .map(Step.BeginRemediation.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static String names(SortedMap<String, String> tracked) {
        return String.join(", ", tracked.keySet());
    }

    private Plan commit(SortedMap<String, String> tracked) {
        return obstacle(tracked)
                .map(why -> held("it cannot be committed in place: " + why))
                .orElse(edit);
    }

    private static Optional<String> obstacle(SortedMap<String, String> tracked) {
        return tracked.entrySet().stream()
                .filter(file -> !file.getValue().isEmpty())
                .map(file -> file.getKey() + ": " + file.getValue())
                .findFirst();
    }

    private Plan propose(SortedMap<String, String> tracked, boolean asBranch) {
        var name = "%s-%s-%s".formatted(seen.project().name(), finding.service(), edit.digest());
        var obstacle = asBranch ? obstacle(tracked) : Optional.<String>empty();
        var branch = asBranch && obstacle.isEmpty() ? "composure/" + name : "";
        var said =
                "git tracks %s, so it is proposed only: the patch %s.patch is in the operator's state folder under patches%s%s"
                        .formatted(
                                names(tracked),
                                name,
                                branch.isEmpty() ? "" : ", and the branch %s has it as a commit".formatted(branch),
                                obstacle.map(why -> "; there is no branch, because " + why)
                                        .orElse(""));
        var held = held(said);
        return seen.around().tracking().proposed().contains(name)
                ? held
                : Plan.of(List.of(new Step.ProposeEdit(
                                finding.service(), "git tracks " + names(tracked), begin(), name, branch)))
                        .and(held);
    }

    private Plan held(String message) {
        return Plan.held(new Hold(finding.service(), Reason.GIT_MANAGED, message));
    }
}
