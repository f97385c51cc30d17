package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Which simulated containers a `GET /containers/json` shows: by `all` and by labels, which is what compose asks by.
record ListFilter(boolean all, List<String> labels) {

    static ListFilter of(Call call) {
        var filters = Bodies.object(call.parameter("filters").getBytes(StandardCharsets.UTF_8));
        return new ListFilter(call.isSet("all"), values(filters.path("label")));
    }

    /// The engine takes a list, and a map of which the keys count.
    private static List<String> values(JsonNode node) {
        var values = new ArrayList<String>();
        if (node.isObject()) {
            node.fieldNames().forEachRemaining(values::add);
        } else {
            node.forEach(value -> values.add(value.asText()));
        }
        return values;
    }

    boolean shows(SimulatedContainer container) {
        return (all || container.isRunning()) && labels.stream().allMatch(label -> carries(container, label));
    }

    private static boolean carries(SimulatedContainer container, String label) {
        var parts = label.split("=", 2);
        return parts.length == 1
                ? container.body().path("Labels").has(parts[0])
                : container.label(parts[0]).equals(parts[1]);
    }
}
