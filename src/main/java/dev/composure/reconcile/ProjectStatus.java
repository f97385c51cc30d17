package dev.composure.reconcile;

import java.util.List;
import java.util.Optional;

/// What Composure says of a project. Only [Conclusion] makes one.
public record ProjectStatus(
        ProjectId project,
        String directory,
        List<String> files,
        String mode,
        String observedRevision,
        List<Condition> conditions,
        List<ServiceStatus> services,
        List<FindingStatus> findings,
        List<RemediationStatus> remediations) {

    public ProjectStatus {
        files = List.copyOf(files);
        conditions = List.copyOf(conditions);
        services = List.copyOf(services);
        findings = List.copyOf(findings);
        remediations = List.copyOf(remediations);
    }

    public Optional<Condition> condition(Condition.Type type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }
}
