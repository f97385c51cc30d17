package dev.composure.policy.rules.orphans;

import dev.composure.policy.Subject;
import dev.composure.probe.FirstProcess;
import dev.composure.probe.Hazard;
import dev.composure.probe.PidOne;

/// What comes of orphans in a service, in words.
final class Consequence {
    private Consequence() {}

    static String of(Hazard hazard, Subject subject) {
        return consequence(hazard, subject.facts().pidOne());
    }

    private static String consequence(Hazard hazard, PidOne pidOne) {
        return switch (hazard) {
            case CRITICAL ->
                "PID 1 takes the orphan's exit for one of its own children's, and may restart the application.";
            case LEAKING, LATENT -> "PID 1 does not reap, so zombies collect until nothing can be started any more.";
            case POSSIBLE, SAFE, NONE ->
                pidOne == PidOne.UNKNOWN
                        ? "Nothing here says that PID 1 reaps; if it does not, zombies collect."
                        : "PID 1 does not reap.";
        };
    }

    /// The first thing to do about it.
    static String advice(Subject subject) {
        return FirstProcess.sharesPids(subject.service())
                ? "`init: true` has no effect in a shared pid namespace: use another check."
                : "Set `init: true`, or use another check.";
    }
}
