package dev.composure.policy;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.policy.rules.ignores.UnusedIgnore;
import dev.composure.probe.Facts;
import dev.composure.probe.Hazard;
import dev.composure.probe.Probe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// The one evaluator: of the command line, the operator and the policy tests alike.
public final class Judge {

    private final PolicySet policies;
    private final LocalDate today;

    private Judge(PolicySet policies, Instant now) {
        this.policies = policies;
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    /// What the policies find in a project, sorted by place. `now` decides which exceptions are in force.
    public static List<Finding> judge(
            Project project, Function<Service, Facts> facts, PolicySet policies, Instant now) {
        var judge = new Judge(policies, now);
        var subjects = project.services().values().stream()
                .map(service -> subject(project, service, facts.apply(service)))
                .toList();
        var findings = subjects.stream().flatMap(judge::findings).toList();
        return Stream.concat(
                        findings.stream(),
                        subjects.stream().flatMap(subject -> judge.findingsAboutIgnores(subject, findings)))
                .sorted()
                .toList();
    }

    private static Subject subject(Project project, Service service, Facts facts) {
        var effective = facts.effective(service);
        return new Subject(
                project, effective, facts, Probe.of(effective.healthcheck(), facts), Collections.emptySortedMap());
    }

    private Stream<Finding> findings(Subject subject) {
        var policy = policies.policyFor(subject.project().name(), subject.service());
        return Rules.builtIn().stream().flatMap(builtIn -> findings(subject, policy, builtIn.rule(), builtIn.check()));
    }

    private Stream<Finding> findingsAboutIgnores(Subject subject, List<Finding> findings) {
        if (subject.service().ignoredRules().isEmpty()) {
            return Stream.of();
        }
        var policy = policies.policyFor(subject.project().name(), subject.service());
        return findings(subject, policy, UnusedIgnore.RULE, about -> UnusedIgnore.violations(about, policy, findings));
    }

    private Stream<Finding> findings(
            Subject subject, Policy policy, Rule rule, Function<Subject, List<Violation>> check) {
        var setting = policy.setting(rule);
        return setting.severity() == Severity.OFF
                ? Stream.of()
                : check.apply(subject.with(setting.parameters())).stream()
                        .map(violation -> finding(rule, policy, subject, violation));
    }

    private Finding finding(Rule rule, Policy policy, Subject subject, Violation violation) {
        var excuse = excuse(rule, policy, subject);
        return new Finding(
                rule.key(),
                severity(policy.setting(rule), violation),
                violation.hazard(),
                subject.facts().tier(),
                subject.project().name(),
                subject.service().name(),
                violation.position(),
                violation.message(),
                violation.evidence(),
                excuse.name(),
                excuse.reason());
    }

    /// Why a finding does not count; empty where it does.
    private record Excuse(String name, String reason) {
        private static final Excuse NONE = new Excuse("", "");
    }

    /// The policy's own exceptions come first: they have an owner and an end.
    private Excuse excuse(Rule rule, Policy policy, Subject subject) {
        var project = subject.project().name();
        var service = subject.service();
        var latest = policy.exceptions().latestEnd(today);
        return policies.exceptions().stream()
                .filter(exception ->
                        exception.isInForce(today) && !exception.until().isAfter(latest))
                .filter(exception -> exception.covers(rule.key(), project, service.name()))
                .map(exception -> new Excuse(exception.name(), exception.reason()))
                .findFirst()
                .orElseGet(() -> excuseInTheFile(rule, policy, service));
    }

    private static Excuse excuseInTheFile(Rule rule, Policy policy, Service service) {
        var ignored = service.ignoredRules().get(rule.key().name());
        return ignored != null && ignored.hasReason() && policy.exceptions().inline()
                ? new Excuse(ignored.where(), ignored.reason())
                : Excuse.NONE;
    }

    /// What is merely possible is no error, unless the rule insists; where orphans are not the matter, it is no warning
    /// either.
    private static Severity severity(RuleSetting setting, Violation violation) {
        if (violation.isCertain() || setting.failOnPossible()) {
            return setting.severity();
        }
        return switch (setting.severity()) {
            case ERROR -> Severity.WARNING;
            case WARNING -> violation.hazard() == Hazard.NONE ? Severity.INFO : Severity.WARNING;
            case INFO, OFF -> setting.severity();
        };
    }
}
