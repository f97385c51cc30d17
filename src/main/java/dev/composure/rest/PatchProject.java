package dev.composure.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.operate.ApproveProject;
import dev.composure.operate.PauseProject;
import dev.composure.reconcile.ProjectId;
import dev.composure.rest.wire.Failure;
import dev.composure.rest.wire.Refused;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Takes a JSON merge patch that sets annotations of a compose project, each of which asks for something. A patch that
/// holds anything else does nothing at all.
public final class PatchProject {

    private static final String APPROVE = "composure.dev/approve";
    private static final String PAUSED = "composure.dev/paused";

    private final Map<String, Annotation> annotations;
    private final ObjectMapper json;

    public PatchProject(ApproveProject approve, PauseProject pause, ObjectMapper json) {
        this.json = json;
        this.annotations = new TreeMap<>(Map.of(
                APPROVE,
                new Annotation(
                        "[0-9a-f]{12}",
                        "the digest of a plan (12 hexadecimal digits)",
                        (project, digest) -> approve.approve(project, digest)),
                PAUSED,
                new Annotation(
                        "true|false|",
                        "true or false",
                        (project, value) -> pause.pause(project, value.equals("true")))));
    }

    /// Its value as a pattern and in words, and what it does. A removed one has the empty value.
    private record Annotation(String pattern, String words, BiConsumer<ProjectId, String> action) {}

    /// Does what is asked of the object.
    void patch(ObjectNode object, RoutingContext call) {
        var patch = Handling.mergePatch(json, call);
        var project = new ProjectId(object.at("/spec/project").asText());
        requireSameVersion(object, patch);
        var wanted = wanted(object, patch);
        wanted.forEach(this::check);
        wanted.forEach((key, value) -> annotation(key).action().accept(project, value));
    }

    private static void requireSameVersion(ObjectNode object, JsonNode patch) {
        var wanted = patch.at("/metadata/resourceVersion").asText("");
        if (!wanted.isEmpty()
                && !wanted.equals(object.at("/metadata/resourceVersion").asText())) {
            throw new Refused(
                    Failure.CONFLICT,
                    "the object has been modified; please apply your changes to the latest version and try again");
        }
    }

    private static Map<String, String> wanted(ObjectNode object, JsonNode patch) {
        var metadata = patch.path("metadata");
        boolean isOnlyThat = patch.size() == 1
                && metadata.has("annotations")
                && metadata.size() == (metadata.has("resourceVersion") ? 2 : 1);
        var values = metadata.path("annotations");
        if (!isOnlyThat || !(values.isObject() || values.isNull())) {
            throw new Refused(Failure.INVALID, "only annotations can be set");
        }
        var wanted = new TreeMap<String, String>();
        if (values.isNull()) {
            object.at("/metadata/annotations").fieldNames().forEachRemaining(key -> wanted.put(key, ""));
        }
        values.properties()
                .forEach(value -> wanted.put(
                        value.getKey(),
                        value.getValue().isNull() ? "" : value.getValue().asText()));
        return wanted;
    }

    private Annotation annotation(String key) {
        var annotation = annotations.get(key);
        if (annotation == null) {
            throw new Refused(
                    Failure.INVALID,
                    "the annotation %s means nothing here; there are %s"
                            .formatted(key, String.join(" and ", annotations.keySet())));
        }
        return annotation;
    }

    private void check(String key, String value) {
        var annotation = annotation(key);
        if (!value.matches(annotation.pattern())) {
            throw new Refused(Failure.INVALID, "the annotation %s takes %s".formatted(key, annotation.words()));
        }
    }
}
