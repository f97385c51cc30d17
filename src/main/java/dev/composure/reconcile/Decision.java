package dev.composure.reconcile;

import dev.composure.compose.Service;
import dev.composure.policy.Finding;
import dev.composure.policy.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Decides what to do about a project: a function of what was observed, with no look at the world. The same snapshot
/// always gives the same plan.
///
/// At most one service of a project is remediated at a time: what is begun is brought to its end first.
public final class Decision {

    private Decision() {}

    public static Plan decide(Assessment assessment, Instant now) {
        var plan = wanted(assessment, now);
        if (plan.begins() && !assessment.seen().around().handshake().isTaken()) {
            return Plan.waiting(new Wait(
                    assessment.seen().project().name(),
                    Reason.REMEDIATING,
                    Duration.ZERO,
                    "its files are not held against its containers yet"));
        }
        return plan;
    }

    /// What would be decided if nothing has drifted: nobody may act on it.
    public static Plan wanted(Assessment assessment, Instant now) {
        var seen = assessment.seen();
        var open = seen.remediations().stream().filter(Remediation::isOpen).findFirst();
        return open.map(remediation -> Continuation.plan(seen, remediation, now))
                .orElseGet(() -> undoOrBegin(assessment, now));
    }

    /// What becomes of a remediation whose project has no container any more; `digests` are those of its files.
    public static Plan whenGone(Remediation remediation, SortedMap<String, String> digests, Instant now) {
        return new WhenGone(remediation, digests, now).plan();
    }

    /// What becomes of one that ended, where a person wants it undone and its project has no container any more.
    public static Plan undoneWhenGone(
            Remediation remediation, List<Remediation> all, SortedMap<String, String> digests, Instant now) {
        return new WhenGone(remediation, digests, now).undone(all);
    }

    /// What cannot be undone keeps nobody from what else there is to do.
    private static Plan undoOrBegin(Assessment assessment, Instant now) {
        var undo = new Undoing(assessment.seen(), now).plan();
        return undo.steps().isEmpty() && undo.waits().isEmpty() ? undo.and(soakOrBegin(assessment, now)) : undo;
    }

    private static Plan soakOrBegin(Assessment assessment, Instant now) {
        var soaked = new Soak(assessment, now).plan();
        return soaked.steps().isEmpty() ? soaked.and(begin(assessment, now)) : soaked;
    }

    private static Plan begin(Assessment assessment, Instant now) {
        var seen = assessment.seen();
        if (cannotEvenBeRead(assessment)) {
            return Plan.held(new Hold(
                    seen.project().name(),
                    seen.sourceTrouble().reason(),
                    seen.sourceTrouble().message()));
        }
        var plan = Plan.empty();
        var looked = new HashSet<String>();
        for (Finding finding : inOrder(assessment)) {
            var mode = assessment.mode(finding);
            if (mode == Mode.AUDIT || !looked.add(finding.service())) {
                continue;
            }
            var next =
                    hold(seen, finding).map(Plan::held).orElseGet(() -> new Beginning(assessment, finding, now).plan());
            plan = plan.and(mode == Mode.ENFORCE ? next : asProposal(next));
            if (mode == Mode.ENFORCE && !next.steps().isEmpty()) {
                return plan;
            }
        }
        return plan;
    }

    /// Then nothing is found in it either, and that must not look as if all were well.
    private static boolean cannotEvenBeRead(Assessment assessment) {
        return assessment.seen().sourceTrouble().reason() == Reason.SOURCE_UNAVAILABLE
                && assessment.findings().isEmpty();
    }

    /// What a service depends on comes before it.
    private static List<Finding> inOrder(Assessment assessment) {
        var services = assessment.seen().loaded().project().services();
        return assessment.actionable().stream()
                .sorted(Comparator.comparingInt(finding -> dependencies(services, finding.service(), new HashSet<>())
                        .size()))
                .toList();
    }

    private static Set<String> dependencies(SortedMap<String, Service> services, String name, Set<String> found) {
        var service = services.get(name);
        if (service != null) {
            service.dependsOn().keySet().stream()
                    .filter(found::add)
                    .forEach(dependency -> dependencies(services, dependency, found));
        }
        return found;
    }

    private static Plan asProposal(Plan plan) {
        return new Plan(
                List.of(), plan.steps().isEmpty() ? plan.proposals() : plan.steps(), plan.holds(), plan.waits());
    }

    private static Optional<Hold> hold(Observed seen, Finding finding) {
        if (seen.sourceTrouble().isThere()) {
            return Optional.of(new Hold(
                    finding.service(),
                    seen.sourceTrouble().reason(),
                    seen.sourceTrouble().message()));
        }
        return Optional.empty();
    }
}
