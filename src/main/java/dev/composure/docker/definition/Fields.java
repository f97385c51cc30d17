package dev.composure.docker.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Takes a JSON tree apart into fields. What is null, empty, false or zero is not there, because to the engine (Go)
/// that is the same. Lists whose order means nothing are sorted or taken apart by name.
final class Fields {

    private static final Pattern SHORT_ID = Pattern.compile("[0-9a-f]{12}");

    private final SortedMap<String, String> fields = new TreeMap<>();

    SortedMap<String, String> fields() {
        return fields;
    }

    void put(String path, String value) {
        fields.put(path, value);
    }

    /// Every field of the tree, below a path.
    void add(String path, JsonNode node) {
        if (node.isObject()) {
            node.properties().forEach(entry -> add(path + "/" + entry.getKey(), entry.getValue()));
        } else if (!isZero(node)) {
            fields.put(path, node.toString());
        }
    }

    /// A map of which the keys count, whatever their values are (`ExposedPorts`).
    void addKeys(String path, JsonNode node) {
        node.fieldNames().forEachRemaining(key -> fields.put(path + "/" + key, "true"));
    }

    /// A list of `NAME=VALUE`, of which the last of a name counts.
    void addVariables(String path, JsonNode list) {
        list.forEach(entry -> {
            var parts = entry.asText().split("=", 2);
            fields.put(path + "/" + parts[0], parts.length > 1 ? parts[1] : "(unset)");
        });
    }

    /// Labels; the order in `depends_on` is that of a map of compose's, which means nothing.
    void addLabels(String path, JsonNode labels) {
        for (Map.Entry<String, JsonNode> label : labels.properties()) {
            var value = label.getValue().asText();
            fields.put(
                    path + "/" + label.getKey(),
                    label.getKey().equals("com.docker.compose.depends_on") ? sorted(value) : value);
        }
    }

    private static String sorted(String commaSeparated) {
        return String.join(",", new TreeSet<>(Arrays.asList(commaSeparated.split(",", -1))));
    }

    /// The networks a container is in: by name, with what was asked for there. Short ids among the aliases are the
    /// engine's own (up to API 1.44), and so is a MAC address on a container that runs.
    void addNetworks(JsonNode networks, boolean withMacAddress) {
        for (Map.Entry<String, JsonNode> network : networks.properties()) {
            var path = "/Networks/" + network.getKey();
            fields.put(path, "true");
            var settings = network.getValue();
            var aliases = StreamSupport.stream(settings.path("Aliases").spliterator(), false)
                    .map(JsonNode::asText)
                    .filter(alias -> !SHORT_ID.matcher(alias).matches())
                    .toList();
            if (!aliases.isEmpty()) {
                fields.put(path + "/Aliases", String.join(",", new TreeSet<>(aliases)));
            }
            add(path + "/IPAMConfig", settings.path("IPAMConfig"));
            add(path + "/Links", settings.path("Links"));
            add(path + "/DriverOpts", settings.path("DriverOpts"));
            if (withMacAddress) {
                add(path + "/MacAddress", settings.path("MacAddress"));
            }
        }
    }

    static boolean isZero(JsonNode node) {
        return node.isNull()
                || node.isMissingNode()
                || (node.isContainerNode() && node.isEmpty())
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isBoolean() && !node.asBoolean())
                || (node.isNumber() && node.asDouble() == 0);
    }
}
