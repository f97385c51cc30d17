package dev.composure.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.operate.OperatorApi;
import dev.composure.operate.OperatorUnavailable;
import dev.composure.reconcile.ResourceName;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The resource API as commands ask it.
final class Resources {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String GROUP = "/apis/composure.dev/v1alpha1";
    private static final String REMEDIATIONS = GROUP + "/remediations";
    private static final String PROJECTS = GROUP + "/composeprojects/";

    private final OperatorApi operator;

    Resources(OperatorApi operator) {
        this.operator = operator;
    }

    /// The path of all resources of a kind, which may be called by any of its names.
    String pathOf(String kind) {
        var wanted = kind.toLowerCase(Locale.ROOT);
        var known = new TreeMap<String, String>();
        for (JsonNode resource : read(operator.get(GROUP)).path("resources")) {
            var plural = resource.path("name").asText();
            known.put(plural, plural);
            known.put(resource.path("singularName").asText(), plural);
            resource.path("shortNames").forEach(name -> known.put(name.asText(), plural));
        }
        var plural = known.get(wanted);
        if (plural == null) {
            throw new WrongUsage("there is no resource \"%s\"; there are: %s"
                    .formatted(
                            kind,
                            String.join(
                                    ", ",
                                    known.values().stream().distinct().sorted().toList())));
        }
        return GROUP + "/" + plural;
    }

    JsonNode get(String path) {
        return read(operator.get(path));
    }

    /// What was done to a file.
    JsonNode history(String path) {
        return get(GROUP + "/filehistories?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    /// Has a remediation undone, and tells what becomes of that.
    JsonNode rollBack(String remediation) {
        return read(operator.patch(REMEDIATIONS + "/" + ResourceName.of(remediation), annotating("rollback", "true")));
    }

    /// Has everything undone that is in force.
    JsonNode rollBackAll() {
        return read(operator.patch(REMEDIATIONS, annotating("rollback", "true")));
    }

    JsonNode table(String path) {
        return read(operator.table(path));
    }

    JsonNode project(String name) {
        return get(PROJECTS + named(name));
    }

    /// Sets an annotation of a project.
    void annotate(String project, String key, String value) {
        operator.patch(PROJECTS + named(project), annotating(key, value));
    }

    private static String annotating(String key, String value) {
        var patch = MAPPER.createObjectNode();
        patch.putObject("metadata").putObject("annotations").setAll(annotation(key, value));
        return patch.toString();
    }

    private static Map<String, JsonNode> annotation(String key, String value) {
        return Map.of(
                "composure.dev/" + key,
                value.isEmpty()
                        ? MAPPER.getNodeFactory().nullNode()
                        : MAPPER.getNodeFactory().textNode(value));
    }

    /// What is called so, by its own name or by that of the API.
    static String named(String name) {
        return name.contains(".") || name.startsWith("x--")
                ? name
                : ResourceName.of(name).value();
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException failed) {
            throw new OperatorUnavailable(
                    "the answer is not JSON; is this a Composure? " + failed.getOriginalMessage());
        }
    }
}
