package dev.composure.rest.kinds;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.composure.probe.Versions;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A compose project as the resource API shows it. What is not known is null.
record ComposeProject(String apiVersion, String kind, ObjectMeta metadata, Spec spec, Status status) {

    static final String PAUSED = Kind.GROUP + "/paused";

    record Spec(String project, String directory, List<String> files) {}

    record Status(
            String mode,
            boolean paused,
            String observedRevision,
            List<ConditionEntry> conditions,
            List<ServiceEntry> services,
            List<FindingStatus> findings,
            List<RemediationEntry> remediations,
            List<String> approvals,
            VersionsEntry versions) {}

    /// What it runs on; null where nobody could say.
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record VersionsEntry(@Nullable String engine, @Nullable String compose) {
        static VersionsEntry of(Versions versions) {
            return new VersionsEntry(orNull(versions.engine()), orNull(versions.compose()));
        }

        private static @Nullable String orNull(String version) {
            return version.isEmpty() ? null : version;
        }
    }

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

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ServiceEntry(
            String name,
            String health,
            @Nullable Integer zombies,
            String trend,
            @Nullable ProbeCostEntry probeCost) {
        static ServiceEntry of(ServiceStatus service) {
            return new ServiceEntry(
                    service.name(),
                    service.health(),
                    service.counted() ? service.zombies() : null,
                    service.trend(),
                    ProbeCostEntry.orNull(service.probeCost()));
        }
    }

    record RemediationEntry(
            String id,
            String service,
            String remedy,
            String why,
            String outcome,
            String reason,
            String message,
            Instant begunAt,
            Instant endedAt,
            ProbeCostEntry.Change probeCost) {
        static RemediationEntry of(RemediationStatus remediation) {
            return new RemediationEntry(
                    remediation.id(),
                    remediation.service(),
                    remediation.remedy(),
                    remediation.why(),
                    remediation.outcome(),
                    remediation.reason(),
                    remediation.message(),
                    remediation.begunAt(),
                    remediation.endedAt(),
                    ProbeCostEntry.Change.of(remediation.probeCost()));
        }
    }

    static ComposeProject of(ProjectStatus project, SortedSet<String> approvals, boolean isPaused) {
        var name = project.project().name();
        var labels = new TreeMap<>(Map.of("project", name, "mode", project.mode()));
        project.condition(Condition.Type.READY)
                .ifPresent(ready -> labels.put("ready", ready.status().word()));
        var metadata = Metadata.of(Kind.COMPOSE_PROJECT, name, labels);
        if (isPaused) {
            metadata.getAnnotations().put(PAUSED, "true");
        }
        return new ComposeProject(
                Kind.API_VERSION,
                Kind.COMPOSE_PROJECT.word(),
                metadata,
                new Spec(name, project.directory(), project.files()),
                new Status(
                        project.mode(),
                        isPaused,
                        project.observedRevision(),
                        project.conditions().stream().map(ConditionEntry::of).toList(),
                        project.services().stream().map(ServiceEntry::of).toList(),
                        project.findings(),
                        project.remediations().stream()
                                .map(RemediationEntry::of)
                                .toList(),
                        List.copyOf(approvals),
                        VersionsEntry.of(project.versions())));
    }
}
