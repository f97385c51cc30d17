package dev.composure.rest.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;

/// A column of a table. Those of priority 0 are always shown, the others with `-o wide`.
public record Column(String name, String type, int priority, String description, Function<JsonNode, JsonNode> cell) {

    static Column text(String name, String pointer, String description) {
        return new Column(name, "string", 0, description, item -> item.at(pointer));
    }

    static Column number(String name, String description, Function<JsonNode, JsonNode> cell) {
        return new Column(name, "integer", 0, description, cell);
    }

    /// The status of a condition.
    static Column condition(String name, String type) {
        return new Column(
                name,
                "string",
                0,
                "The condition " + type + ".",
                item -> Conditions.of(item, type).path("status"));
    }

    Column wide() {
        return new Column(name, type, 1, description, cell);
    }
}
