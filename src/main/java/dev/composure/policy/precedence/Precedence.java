package dev.composure.policy.precedence;

import dev.composure.compose.Problem;
import dev.composure.policy.Match;
import dev.composure.policy.Policy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The narrowest policy holds. Files and their order do not matter: two policies that may meet at a service, and of
/// which neither is the narrower one, are a mistake.
public final class Precedence {

    private final List<Policy> policies;

    private Precedence(List<Policy> policies) {
        this.policies = policies;
    }

    /// From the widest to the narrowest: of those that match a service, the last one holds.
    public static List<Policy> order(List<Policy> policies) {
        return policies.stream()
                .sorted(Comparator.comparingLong(policy -> policies.stream()
                        .filter(other -> isNarrower(policy, other))
                        .count()))
                .toList();
    }

    /// Every pair that overlaps, at the later of the two.
    public static List<Problem> problems(List<Policy> policies) {
        var precedence = new Precedence(policies);
        var problems = new ArrayList<Problem>();
        for (var later = 1; later < policies.size(); later++) {
            for (var earlier = 0; earlier < later; earlier++) {
                if (precedence.isUndecided(policies.get(earlier), policies.get(later))) {
                    problems.add(problem(policies.get(earlier), policies.get(later)));
                }
            }
        }
        return problems;
    }

    private static boolean isNarrower(Policy inner, Policy outer) {
        return inner.match().isWithin(outer.match()) && !outer.match().isWithin(inner.match());
    }

    private boolean isUndecided(Policy one, Policy other) {
        return one.match().meets(other.match())
                && !isNarrower(one, other)
                && !isNarrower(other, one)
                && !isExcluded(one, other)
                && policies.stream().noneMatch(third -> decides(third, one, other));
    }

    /// What both match is taken out of one of them.
    private static boolean isExcluded(Policy one, Policy other) {
        return isTakenOut(one, one, other) || isTakenOut(other, one, other);
    }

    private static boolean isTakenOut(Policy from, Policy one, Policy other) {
        return from.exclude().stream().anyMatch(out -> out.holdsWhatIsShared(one.match(), other.match()));
    }

    /// A third policy, narrower than both, is for all that both match.
    private static boolean decides(Policy third, Policy one, Policy other) {
        return third.exclude().isEmpty()
                && isNarrower(third, one)
                && isNarrower(third, other)
                && third.match().holdsWhatIsShared(one.match(), other.match());
    }

    private static Problem problem(Policy one, Policy other) {
        var isSame = isSame(one.match(), other.match());
        return new Problem(
                other.position(),
                "The policy `" + other.name() + "` overlaps `" + one.name() + "` (" + one.position() + "): "
                        + (isSame ? "both match the same" : "some services match both, and neither is the narrower one")
                        + ". Narrow the `match` of one, take what is the other's out of it with `exclude`, or write a"
                        + " third policy for just what both match.");
    }

    private static boolean isSame(Match one, Match other) {
        return one.isWithin(other) && other.isWithin(one);
    }
}
