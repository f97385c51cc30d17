package dev.composure.policy;

import java.time.LocalDate;
import java.util.List;

/// A finding that somebody has decided to live with, why, and until when (that day included, in UTC).
public record PolicyException(
        String name,
        List<RuleKey> rules,
        List<Glob> projects,
        List<Glob> services,
        String reason,
        String owner,
        LocalDate until) {
    public PolicyException {
        rules = List.copyOf(rules);
        projects = List.copyOf(projects);
        services = List.copyOf(services);
    }

    boolean covers(RuleKey rule, String project, String service) {
        return rules.contains(rule)
                && projects.stream().anyMatch(glob -> glob.matches(project))
                && (services.isEmpty() || services.stream().anyMatch(glob -> glob.matches(service)));
    }

    boolean isInForce(LocalDate today) {
        return !today.isAfter(until);
    }
}
