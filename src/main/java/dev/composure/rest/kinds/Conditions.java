package dev.composure.rest.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/// Finds conditions in an object.
final class Conditions {
    private Conditions() {}

    /// Missing where the object has no such condition.
    static JsonNode of(JsonNode item, String type) {
        for (JsonNode condition : item.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return MissingNode.getInstance();
    }
}
