package dev.composure.reconcile;

import dev.composure.policy.Finding;
import dev.composure.remedy.Candidate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/// What a plan that begins something says of why, and of what comes with it.
record Causes(Observed seen, Finding finding) {

    /// Whoever else reads the files is told of.
    String rewrite(Candidate candidate, Collection<String> paths) {
        return candidate.why() + seen.around().readers().alsoEdited(paths);
    }

    String found() {
        return "%s (%s) at %s: %s Evidence: %s"
                .formatted(
                        finding.rule().name(),
                        finding.severity().word(),
                        finding.position(),
                        finding.message(),
                        finding.evidence());
    }

    String recreate(Clearance.Result.Clear clear) {
        var cause = new StringBuilder("its healthcheck was rewritten");
        var restarted = restarted();
        if (!restarted.isEmpty()) {
            cause.append("; restarts ").append(String.join(", ", restarted));
        }
        if (!clear.ridingAlong().isEmpty()) {
            cause.append("; by the policy this rides along: ").append(String.join("; ", clear.ridingAlong()));
        }
        return cause.toString();
    }

    /// Who says so (`depends_on` with `restart: true`) is restarted by compose with what it depends on.
    private SortedSet<String> restarted() {
        var handshake = seen.around().handshake();
        var recreated = handshake.recreatedWith(finding.service());
        var restarted = new TreeSet<String>();
        recreated.forEach(name -> restarted.addAll(handshake.tiesOf(name).restarted()));
        restarted.removeAll(recreated);
        return restarted;
    }
}
