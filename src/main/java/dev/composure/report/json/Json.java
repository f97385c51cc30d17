package dev.composure.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/// The one mapper of the command line and the API.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper LINES = JsonMapper.builder().build();

    private Json() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    /// One document on one line.
    public static String renderLine(Object wire) {
        try {
            return LINES.writeValueAsString(wire) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(wire.getClass() + " is no wire record", broken);
        }
    }

    public static String render(Object wire) {
        try {
            return MAPPER.writeValueAsString(wire) + "\n";
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(wire.getClass() + " is no wire record", broken);
        }
    }
}
