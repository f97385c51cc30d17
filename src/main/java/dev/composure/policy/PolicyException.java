package dev.composure.policy;

import dev.composure.compose.Position;
import java.time.LocalDate;
import java.util.List;

/// A finding that somebody has decided to live with, why, and until when (that day included, in UTC).
/// `position` is where its name stands.
public record PolicyException(
        String name,
        List<RuleKey> rules,
        List<Glob> projects,
        List<Glob> services,
        String reason,
        String owner,
        LocalDate until,
        Position position) {
    public PolicyException {
        rules = List.copyOf(rules);
        projects = List.copyOf(projects);
        services = List.copyOf(services);
    }

    public boolean covers(RuleKey rule, String project, String service) {
        return rules.contains(rule) && isAbout(project) && isAbout(project, service);
    }

    public boolean isAbout(String project) {
        return projects.stream().anyMatch(glob -> glob.matches(project));
    }

    public boolean isAbout(String project, String service) {
        return isAbout(project) && (services.isEmpty() || services.stream().anyMatch(glob -> glob.matches(service)));
    }

    public boolean isInForce(LocalDate today) {
        return !today.isAfter(until);
    }
}
