package dev.composure.remedy;

import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.RemedyPolicy;
import dev.composure.probe.Facts;
import dev.composure.probe.Probe;
import java.time.Duration;
import java.util.List;

/// Everything that a remedy is chosen by.
record Situation(Project project, Service service, Facts facts, Probe probe, RemedyPolicy policy) {

    /// After what time the engine kills the check.
    Duration timeout() {
        return service.healthcheck().timeout().or(Healthcheck.DEFAULT_TIMEOUT);
    }

    /// The most whole seconds below the timeout, at least one: busybox knows no fractions.
    long limit() {
        return Math.max(1, timeout().minusNanos(1).toSeconds());
    }

    Edit edit(Change change) {
        return new Edit(service.name(), List.of(change));
    }

    /// The test as a candidate, unless it is no better than the present one.
    Proposal proposal(RemedyKind kind, HealthcheckTest test, boolean isRetargeted, boolean isWeaker, String why) {
        return proposal(kind, new Change.SetTest(test), isRetargeted, isWeaker, why);
    }

    /// The same, with what is to be written for it.
    Proposal proposal(RemedyKind kind, Change.SetTest change, boolean isRetargeted, boolean isWeaker, String why) {
        var test = change.test();
        if (test.equals(service.healthcheck().test())) {
            return new Proposal.NotApplicable(kind, "that is what the check does already");
        }
        var after = Probe.of(test, timeout(), facts);
        return switch (after.verdict().possibly()) {
            case ALWAYS ->
                new Proposal.NotApplicable(kind, "what it would write may itself leave an orphan behind at every run");
            case NEVER -> applicable(kind, change, after.isBounded(), isRetargeted, isWeaker, why);
            case ON_TIMEOUT, UNKNOWN -> applicable(kind, change, false, isRetargeted, isWeaker, why);
        };
    }

    private Proposal applicable(
            RemedyKind kind,
            Change.SetTest change,
            boolean isTriable,
            boolean isRetargeted,
            boolean isWeaker,
            String why) {
        if (isRetargeted && !policy.allow().retarget()) {
            return new Proposal.NotApplicable(
                    kind, why + ", which the present check does not ask; that needs `allow: {retarget: true}`");
        }
        if (isWeaker && !policy.allow().weaker()) {
            return new Proposal.NotApplicable(
                    kind, why + ", which proves less than the present check; that needs `allow: {weaker: true}`");
        }
        return new Proposal.Applicable(new Candidate(
                kind, service.name(), edit(change), change.test(), isTriable, isRetargeted, isWeaker, why));
    }
}
