package dev.composure.policy;

import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import dev.composure.probe.Hazard;
import dev.composure.probe.Probe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
        return project.services().values().stream()
                .map(service -> subject(project, service, facts.apply(service)))
                .flatMap(judge::findings)
                .sorted()
                .toList();
    }

    private static Subject subject(Project project, Service service, Facts facts) {
        var effective = facts.effective(service);
        return new Subject(project, effective, facts, Probe.of(effective.healthcheck(), facts));
    }

    private Stream<Finding> findings(Subject subject) {
        var policy = policies.policyFor(subject.project().name(), subject.service());
        return Rules.builtIn().stream()
                .filter(builtIn -> policy.setting(builtIn.rule()).severity() != Severity.OFF)
                .flatMap(builtIn -> builtIn.check().apply(subject).stream()
                        .map(violation -> finding(builtIn.rule(), policy.setting(builtIn.rule()), subject, violation)));
    }

    private Finding finding(Rule rule, RuleSetting setting, Subject subject, Violation violation) {
        var project = subject.project().name();
        var service = subject.service().name();
        return new Finding(
                rule.key(),
                severity(setting, violation),
                violation.hazard(),
                subject.facts().tier(),
                project,
                service,
                violation.position(),
                violation.message(),
                violation.evidence(),
                exception(rule, project, service));
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

    private String exception(Rule rule, String project, String service) {
        return policies.exceptions().stream()
                .filter(exception -> exception.isInForce(today) && exception.covers(rule.key(), project, service))
                .map(PolicyException::name)
                .findFirst()
                .orElse("");
    }
}
