package dev.composure.reconcile;

import dev.composure.compose.Service;
import dev.composure.policy.Finding;
import dev.composure.policy.Judge;
import dev.composure.policy.Mode;
import dev.composure.policy.Policy;
import dev.composure.policy.Severity;
import dev.composure.policy.excuses.ExceptionReview;
import dev.composure.probe.Facts;
import dev.composure.probe.Versions;
import dev.composure.remedy.Proposal;
import dev.composure.remedy.Remedies;
import java.time.Instant;
import java.util.List;

/// What the judge says of a project that was observed, and what may be done about it.
public record Assessment(Observed seen, List<Finding> findings) {

    /// A service labelled so is never touched.
    static final String IGNORE_LABEL = "composure.dev/ignore";

    public Assessment {
        findings = List.copyOf(findings);
    }

    public static Assessment of(Observed seen, Instant now) {
        var findings = Judge.judge(seen.loaded().project(), service -> factsOf(seen, service), seen.policies(), now);
        return new Assessment(seen, findings);
    }

    /// The same judgement, knowing what stands around the project.
    public Assessment with(Circumstances around) {
        return new Assessment(seen.with(around), findings);
    }

    private static Facts factsOf(Observed seen, Service service) {
        var facts = seen.facts().get(service.name());
        return facts == null ? Facts.ofText(service) : facts;
    }

    /// For a review of the exceptions that were made.
    public ExceptionReview.Judged judged() {
        return ExceptionReview.Judged.of(seen.loaded().project(), service -> factsOf(seen, service), findings);
    }

    /// What the services run on; unknown where none runs.
    Versions versions() {
        return seen.facts().values().stream().map(Facts::versions).findFirst().orElse(Versions.UNKNOWN);
    }

    /// The findings that a policy wants remedied: errors without an exception, in services that do not opt out.
    public List<Finding> actionable() {
        return errors().stream().filter(finding -> !isIgnored(service(finding))).toList();
    }

    /// The findings of severity error that no exception covers.
    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR && !finding.isExcepted())
                .toList();
    }

    public Service service(Finding finding) {
        var service = seen.loaded().project().services().get(finding.service());
        if (service == null) {
            throw new IllegalStateException("a finding names a service of the project: " + finding);
        }
        return service;
    }

    public Policy policy(Finding finding) {
        return policy(service(finding));
    }

    Policy policy(Service service) {
        return seen.policies().policyFor(seen.loaded().project().name(), service);
    }

    /// The mode of the policy, lowered by the service's label and by the operator's own ceiling.
    public Mode mode(Finding finding) {
        return mode(service(finding));
    }

    Mode mode(Service service) {
        return seen.policies().modeFor(seen.loaded().project().name(), service).atMost(seen.ceiling());
    }

    /// The highest mode that any finding is treated with; the ceiling where there is none.
    public Mode highestMode() {
        return findings.stream().map(this::mode).max(Mode::compareTo).orElse(seen.ceiling());
    }

    public List<Proposal> proposals(Finding finding) {
        var service = service(finding);
        return Remedies.propose(finding, service, seen.loaded().project(), factsOf(seen, service), policy(finding));
    }

    static boolean isIgnored(Service service) {
        return service.labels().getOrDefault(IGNORE_LABEL, "").equals("true");
    }
}
