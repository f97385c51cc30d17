package dev.composure.report.ci;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What we use of SARIF 2.1.0, as its schema names it.
final class Sarif {

    private Sarif() {}

    record Log(@JsonProperty("$schema") String schema, String version, List<Run> runs) {}

    record Run(
            Tool tool,
            List<Invocation> invocations,
            String columnKind,
            List<Result> results,
            Map<String, Object> properties) {}

    record Tool(Driver driver) {}

    record Driver(String name, String version, List<ReportingDescriptor> rules) {}

    record ReportingDescriptor(
            String id,
            Message shortDescription,
            Message fullDescription,
            Message help,
            Configuration defaultConfiguration) {}

    record Configuration(String level) {}

    record Message(String text) {}

    record Invocation(boolean executionSuccessful, List<Notification> toolExecutionNotifications) {}

    record Notification(String level, Message message, List<Location> locations) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Result(
            String ruleId,
            @Nullable Integer ruleIndex,
            String level,
            Message message,
            List<Location> locations,
            Map<String, String> partialFingerprints,
            List<Fix> fixes,
            List<Suppression> suppressions,
            Map<String, Object> properties) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Location(PhysicalLocation physicalLocation, List<LogicalLocation> logicalLocations) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PhysicalLocation(
            ArtifactLocation artifactLocation, @Nullable Region region) {}

    /// Relative to what `%SRCROOT%` is wherever the report is read; absolute paths have no base.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ArtifactLocation(String uri, @Nullable String uriBaseId) {}

    record LogicalLocation(String name, String fullyQualifiedName) {}

    /// Lines and columns count from 1, columns in code points; the end is exclusive.
    record Region(int startLine, int startColumn, int endLine, int endColumn) {}

    record Suppression(String kind, String justification) {}

    record Fix(Message description, List<ArtifactChange> artifactChanges) {}

    record ArtifactChange(ArtifactLocation artifactLocation, List<Replacement> replacements) {}

    record Replacement(Region deletedRegion, Message insertedContent) {}
}
