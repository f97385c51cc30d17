package dev.composure.rest.kinds;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.policy.PolicyException;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// All objects as they are now, by name. They carry no resource version yet.
public final class CurrentObjects {

    private final ReadStatus read;
    private final PolicySource policies;
    private final ReviewExceptions exceptions;
    private final ObjectMapper json;

    public CurrentObjects(ReadStatus read, PolicySource policies, ReviewExceptions exceptions, ObjectMapper json) {
        this.read = read;
        this.policies = policies;
        this.exceptions = exceptions;
        this.json = json;
    }

    public SortedMap<String, ObjectNode> of(Kind kind) {
        return of(kind, kind == Kind.COMPOSE_PROJECT || kind == Kind.REMEDIATION ? read.all() : List.of());
    }

    /// Only those that belong to a project.
    public SortedMap<String, ObjectNode> of(Kind kind, ProjectId project) {
        return of(kind, read.of(project).stream().toList());
    }

    private SortedMap<String, ObjectNode> of(Kind kind, List<ProjectStatus> projects) {
        var objects = new TreeMap<String, ObjectNode>();
        switch (kind) {
            case COMPOSE_PROJECT -> projects.forEach(project -> put(objects, object(project)));
            case REMEDIATION ->
                projects.forEach(project -> project.remediations()
                        .forEach(remediation -> put(objects, RemediationObject.of(project, remediation))));
            case HEALTHCHECK_POLICY -> {
                var set = policies.known().inForce();
                set.policies().forEach(policy -> put(objects, PolicyObject.of(policy, set)));
            }
            case POLICY_EXCEPTION -> {
                var set = policies.known().inForce();
                var notes = exceptions.notes();
                set.exceptions()
                        .forEach(
                                exception -> put(objects, ExceptionObject.of(exception, set, about(exception, notes))));
            }
        }
        return objects;
    }

    private static Optional<ExceptionNote> about(PolicyException exception, List<ExceptionNote> notes) {
        return notes.stream()
                .filter(note -> note.name().equals(exception.name()))
                .findFirst();
    }

    private ComposeProject object(ProjectStatus project) {
        return ComposeProject.of(project, read.approvals(project.project()), read.isPaused(project.project()));
    }

    private void put(SortedMap<String, ObjectNode> objects, Object object) {
        ObjectNode tree = json.valueToTree(object);
        objects.put(tree.at("/metadata/name").asText(), tree);
    }
}
