package dev.composure.reconcile;

import dev.composure.probe.Versions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What Composure says of a project. Only [Conclusion] makes one. `versions` are those of the engine and the compose
/// that it runs on.
public record ProjectStatus(
        ProjectId project,
        String directory,
        List<String> files,
        String mode,
        String observedRevision,
        List<Condition> conditions,
        List<ServiceStatus> services,
        List<FindingStatus> findings,
        List<RemediationStatus> remediations,
        Versions versions) {

    /// A status that an earlier build has kept knows no versions.
    public ProjectStatus {
        files = List.copyOf(files);
        conditions = List.copyOf(conditions);
        services = List.copyOf(services);
        findings = List.copyOf(findings);
        remediations = List.copyOf(remediations);
        versions = Objects.requireNonNullElse(versions, Versions.UNKNOWN);
    }

    /// Where nobody asked for versions.
    public ProjectStatus(
            ProjectId project,
            String directory,
            List<String> files,
            String mode,
            String observedRevision,
            List<Condition> conditions,
            List<ServiceStatus> services,
            List<FindingStatus> findings,
            List<RemediationStatus> remediations) {
        this(
                project,
                directory,
                files,
                mode,
                observedRevision,
                conditions,
                services,
                findings,
                remediations,
                Versions.UNKNOWN);
    }

    public Optional<Condition> condition(Condition.Type type) {
        return conditions.stream().filter(condition -> condition.type() == type).findFirst();
    }
}
