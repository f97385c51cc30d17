package dev.composure.reconcile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What can be undone of what Composure did, at any later time: whatever is still as it was left.
public final class Rollback {

    private static final Comparator<Remediation> NEWEST_FIRST = Comparator.comparing(Remediation::begunAt)
            .thenComparing(Remediation::id)
            .reversed();

    private Rollback() {}

    /// What becomes of the wish to have a remediation undone.
    public sealed interface Answer {

        Remediation remediation();

        /// Its originals come back.
        record Possible(Remediation remediation) implements Answer {}

        /// There is nothing to undo, and why.
        record Needless(Remediation remediation, String why) implements Answer {}

        /// These files are not as they were left, so they stay as they are; what a person can do.
        record Differs(Remediation remediation, List<String> paths, String why) implements Answer {
            public Differs {
                paths = List.copyOf(paths);
            }
        }
    }

    /// Of each that is wanted, newest first: where two have changed a file, the newer one's undoing brings back what
    /// the older one left. `all` are those of the projects concerned, `digests` of the files as they are now.
    public static List<Answer> answers(
            Collection<Remediation> wanted, Collection<Remediation> all, Map<String, String> digests) {
        var present = new TreeMap<>(digests);
        var answers = new ArrayList<Answer>();
        wanted.stream().sorted(NEWEST_FIRST).forEach(remediation -> {
            var answer = answer(remediation, all, present);
            if (answer instanceof Answer.Possible) {
                remediation.files().forEach(file -> present.put(file.path(), file.digestBefore()));
            }
            answers.add(answer);
        });
        return answers;
    }

    private static Answer answer(Remediation remediation, Collection<Remediation> all, Map<String, String> present) {
        return switch (remediation.verdict()) {
            case Verdict.InProgress _, Verdict.Restoring _ -> new Answer.Possible(remediation);
            case Verdict.Proven _, Verdict.Written _ -> ofKept(remediation, all, present);
            case Verdict.Restored _ -> new Answer.Needless(remediation, "its original was put back already");
            case Verdict.Abandoned abandoned -> new Answer.Needless(remediation, abandoned.message());
        };
    }

    private static Answer ofKept(Remediation remediation, Collection<Remediation> all, Map<String, String> present) {
        if (remediation.files().stream().allMatch(file -> digest(present, file).equals(file.digestBefore()))) {
            return new Answer.Needless(
                    remediation,
                    "the file is the original already; `docker compose up -d %s` brings it to the containers"
                            .formatted(remediation.service()));
        }
        var others = remediation.files().stream()
                .filter(file -> !digest(present, file).equals(file.digestAfter()))
                .map(FileChange::path)
                .toList();
        return others.isEmpty()
                ? new Answer.Possible(remediation)
                : new Answer.Differs(remediation, others, why(remediation, all, others));
    }

    private static String why(Remediation remediation, Collection<Remediation> all, List<String> paths) {
        var later = all.stream()
                .filter(other -> isKept(other) && NEWEST_FIRST.compare(other, remediation) < 0)
                .filter(other -> other.files().stream().map(FileChange::path).anyMatch(paths::contains))
                .sorted(NEWEST_FIRST)
                .map(Remediation::id)
                .toList();
        return later.isEmpty()
                ? "somebody changed %s since; apply the patch by hand, then `docker compose up -d %s`"
                        .formatted(String.join(", ", paths), remediation.service())
                : "a later remediation changed the file too; roll back %s first".formatted(String.join(", ", later));
    }

    /// Its edit is in the file.
    public static boolean isKept(Remediation remediation) {
        return switch (remediation.verdict()) {
            case Verdict.Proven _, Verdict.Written _ -> true;
            case Verdict.InProgress _, Verdict.Restoring _, Verdict.Restored _, Verdict.Abandoned _ -> false;
        };
    }

    /// A person had it undone, so nobody begins it anew.
    static boolean wasByHand(Remediation remediation) {
        return remediation.verdict() instanceof Verdict.Restored restored && restored.reason() == Reason.ROLLED_BACK;
    }

    private static String digest(Map<String, String> present, FileChange file) {
        return present.getOrDefault(file.path(), "");
    }
}
