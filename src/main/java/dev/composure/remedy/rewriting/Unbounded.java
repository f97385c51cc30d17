package dev.composure.remedy.rewriting;

import dev.composure.probe.OrphanVerdict;
import dev.composure.probe.Orphans;

/// Whether a check leaves its client behind at the timeout.
final class Unbounded {
    private Unbounded() {}

    static boolean isSo(Wording wording) {
        var verdict = wording.probe().verdict();
        return verdict.cause() == OrphanVerdict.Cause.KILLED_PARENT && verdict.possibly() == Orphans.ON_TIMEOUT;
    }
}
