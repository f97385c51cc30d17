package dev.composure.policy.excuses;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.policy.ExceptionTerms;
import dev.composure.policy.Finding;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicySet;
import dev.composure.policy.Rule;
import dev.composure.policy.Rules;
import dev.composure.policy.excuses.ExceptionNote.State;
import dev.composure.probe.Facts;
import dev.composure.probe.Tier;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// Looks for exceptions that are over, soon will be, reach too far, or are of no use to what was judged.
public final class ExceptionReview {

    private final PolicySet policies;
    private final List<Judged> judged;
    private final LocalDate today;

    private ExceptionReview(PolicySet policies, List<Judged> judged, LocalDate today) {
        this.policies = policies;
        this.judged = judged;
        this.today = today;
    }

    /// A project with all that was found in it, on facts of that tier.
    public record Judged(Project project, Tier tier, List<Finding> findings) {
        public Judged {
            findings = List.copyOf(findings);
        }

        /// The tier is what is known of all of its services, at least.
        public static Judged of(Project project, Function<Service, Facts> facts, List<Finding> findings) {
            var tier = project.services().values().stream()
                    .map(service -> facts.apply(service).tier())
                    .min(Comparator.naturalOrder())
                    .orElse(Tier.TEXT);
            return new Judged(project, tier, findings);
        }
    }

    public static List<ExceptionNote> of(PolicySet policies, List<Judged> judged, Instant now) {
        var review = new ExceptionReview(policies, List.copyOf(judged), LocalDate.ofInstant(now, ZoneOffset.UTC));
        return policies.exceptions().stream()
                .flatMap(exception -> review.note(exception).stream())
                .sorted()
                .toList();
    }

    private Optional<ExceptionNote> note(PolicyException exception) {
        if (!exception.isInForce(today)) {
            return Optional.of(ExceptionNote.of(
                    exception,
                    State.EXPIRED,
                    "ended on " + exception.until() + "; what it covered counts again. Put that right, take the"
                            + " exception out, or agree on another end."));
        }
        var most = mostDays(exception);
        if (most.isPresent()) {
            return Optional.of(ExceptionNote.of(
                    exception,
                    State.TOO_LONG,
                    "ends on " + exception.until() + ", later than the policy allows, and has no effect. "
                            + today.plusDays(most.getAsInt()) + " is the last day it may end on."));
        }
        if (isUnused(exception)) {
            return Optional.of(ExceptionNote.of(
                    exception,
                    State.UNUSED,
                    "covers nothing of what was judged. Take it out if that is all there is."));
        }
        return endsSoon(exception)
                ? Optional.of(ExceptionNote.of(
                        exception,
                        State.EXPIRING,
                        "ends on " + exception.until() + "; then what it covers counts again."))
                : Optional.empty();
    }

    /// How many days it might last, where that is less than it does.
    private OptionalInt mostDays(PolicyException exception) {
        return judged.stream()
                .flatMap(one -> one.project().services().values().stream()
                        .filter(service -> exception.isAbout(one.project().name(), service.name()))
                        .map(service -> policies.policyFor(one.project().name(), service)))
                .map(Policy::exceptions)
                .mapToInt(ExceptionTerms::maxDays)
                .filter(days -> exception.until().isAfter(today.plusDays(days)))
                .min();
    }

    /// Only where a project that it is about was judged, and on facts from which its rules could tell.
    private boolean isUnused(PolicyException exception) {
        var about = judged.stream()
                .filter(one -> exception.isAbout(one.project().name()))
                .toList();
        return !about.isEmpty()
                && about.stream().allMatch(one -> couldTell(exception, one.tier()))
                && about.stream().flatMap(one -> one.findings().stream()).noneMatch(found -> covers(exception, found));
    }

    private static boolean couldTell(PolicyException exception, Tier tier) {
        return exception.rules().stream()
                .flatMap(key -> Rules.named(key.name()).stream())
                .map(Rule::needs)
                .allMatch(needs -> tier.compareTo(needs) >= 0);
    }

    private static boolean covers(PolicyException exception, Finding finding) {
        return exception.covers(finding.rule(), finding.project(), finding.service());
    }

    private boolean endsSoon(PolicyException exception) {
        var days = policies.policies().stream()
                .map(Policy::exceptions)
                .mapToInt(ExceptionTerms::warnDays)
                .max()
                .orElse(ExceptionTerms.DEFAULT.warnDays());
        return !exception.until().isAfter(today.plusDays(days));
    }
}
