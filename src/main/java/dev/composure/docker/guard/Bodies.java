package dev.composure.docker.guard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The JSON of the engine's API. What is no JSON, or another kind of it, reads as empty.
final class Bodies {

    private static final JsonMapper MAPPER = new JsonMapper();

    private Bodies() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static ObjectNode object(byte[] body) {
        return read(body) instanceof ObjectNode object ? object : object();
    }

    static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    static ArrayNode array(byte[] body) {
        return read(body) instanceof ArrayNode array ? array : array();
    }

    private static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException invalid) {
            return MAPPER.nullNode();
        }
    }

    static ObjectNode object(String json) {
        return object(json.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree can be written", impossible);
        }
    }

    /// An error as the engine words it.
    static String message(String text) {
        return object().put("message", text).toString();
    }
}
