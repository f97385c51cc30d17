package dev.composure.rest;

import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compose project as the resource API shows it. What is not known is null.
public record ComposeProject(String apiVersion, String kind, Metadata metadata, Spec spec, Status status) {

    static final String API_VERSION = "composure.dev/v1alpha1";

    record Metadata(String name) {}

    record Spec(String project, String directory, List<String> files) {}

    record Status(
            String mode,
            String observedRevision,
            List<ConditionEntry> conditions,
            List<ServiceEntry> services,
            List<FindingStatus> findings,
            List<RemediationStatus> remediations) {}

    record ConditionEntry(
            String type,
            String status,
            String reason,
            String message,
            Instant lastTransitionTime,
            String observedRevision) {
        static ConditionEntry of(Condition condition) {
            return new ConditionEntry(
                    condition.type().word(),
                    condition.status().word(),
                    condition.reason().word(),
                    condition.message(),
                    condition.lastTransition(),
                    condition.observedRevision());
        }
    }

    record ServiceEntry(
            String name, String health, @Nullable Integer zombies, String trend) {
        static ServiceEntry of(ServiceStatus service) {
            return new ServiceEntry(
                    service.name(), service.health(), service.counted() ? service.zombies() : null, service.trend());
        }
    }

    static ComposeProject of(ProjectStatus project) {
        return new ComposeProject(
                API_VERSION,
                "ComposeProject",
                new Metadata(project.project().name()),
                new Spec(project.project().name(), project.directory(), project.files()),
                new Status(
                        project.mode(),
                        project.observedRevision(),
                        project.conditions().stream().map(ConditionEntry::of).toList(),
                        project.services().stream().map(ServiceEntry::of).toList(),
                        project.findings(),
                        project.remediations()));
    }

    /// All of them.
    public record Collection(String apiVersion, String kind, List<ComposeProject> items) {
        static Collection of(List<ProjectStatus> projects) {
            return new Collection(
                    API_VERSION,
                    "ComposeProjectList",
                    projects.stream().map(ComposeProject::of).toList());
        }
    }
}
