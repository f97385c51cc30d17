package dev.composure.rest.kinds;

import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.RemediationStatus;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A remediation as the resource API shows it.
record RemediationObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec, Status status) {

    record Spec(String project, String service, String remedy, String why) {}

    record Status(
            String outcome,
            String reason,
            String message,
            Instant begunAt,
            @Nullable Instant endedAt,
            ProbeCostEntry.Change probeCost,
            List<ConditionEntry> conditions) {}

    record ConditionEntry(String type, String status, String reason, String message, Instant lastTransitionTime) {}

    static RemediationObject of(ProjectStatus project, RemediationStatus remediation) {
        var name = project.project().name();
        var metadata = Metadata.of(
                Kind.REMEDIATION,
                remediation.id(),
                new TreeMap<>(Map.of(
                        "project", name,
                        "service", remediation.service(),
                        "remedy", remediation.remedy(),
                        "outcome", remediation.outcome())));
        metadata.setCreationTimestamp(
                remediation.begunAt().truncatedTo(ChronoUnit.SECONDS).toString());
        return new RemediationObject(
                Kind.API_VERSION,
                Kind.REMEDIATION.word(),
                metadata,
                new Spec(name, remediation.service(), remediation.remedy(), remediation.why()),
                status(remediation));
    }

    private static Status status(RemediationStatus remediation) {
        boolean isOpen = !remediation.hasEnded();
        return new Status(
                remediation.outcome(),
                remediation.reason(),
                remediation.message(),
                remediation.begunAt(),
                isOpen ? null : remediation.endedAt(),
                ProbeCostEntry.Change.of(remediation.probeCost()),
                List.of(new ConditionEntry(
                        "Complete",
                        isOpen ? "False" : "True",
                        remediation.outcome(),
                        remediation.message(),
                        remediation.endedAt())));
    }
}
