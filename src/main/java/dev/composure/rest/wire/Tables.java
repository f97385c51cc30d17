package dev.composure.rest.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.rest.kinds.Column;
import dev.composure.rest.kinds.Kind;
import java.util.List;

/// Objects as a `Table` of `meta.k8s.io/v1`, which `kubectl get` prints. `included` is what each row carries of its
/// object.
public record Tables(Included included) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /// The parameter `includeObject`.
    public enum Included {
        NONE,
        METADATA,
        OBJECT
    }

    public ObjectNode of(Kind kind, List<ObjectNode> items, long version) {
        var table = NODES.objectNode().put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata").put("resourceVersion", Long.toString(version));
        var definitions = table.putArray("columnDefinitions");
        definitions.add(definition("Name", "string", "name", "The name of the object.", 0));
        kind.columns()
                .forEach(column -> definitions.add(
                        definition(column.name(), column.type(), "", column.description(), column.priority())));
        var rows = table.putArray("rows");
        items.forEach(item -> rows.add(row(kind, item)));
        return table;
    }

    private static ObjectNode definition(String name, String type, String format, String description, int priority) {
        return NODES.objectNode()
                .put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", description)
                .put("priority", priority);
    }

    private ObjectNode row(Kind kind, ObjectNode item) {
        var row = NODES.objectNode();
        ArrayNode cells = row.putArray("cells");
        cells.add(item.at("/metadata/name"));
        for (Column column : kind.columns()) {
            var cell = column.cell().apply(item);
            cells.add(isEmpty(cell) ? NODES.textNode("-") : cell);
        }
        switch (included) {
            case NONE -> {}
            case METADATA ->
                row.putObject("object")
                        .put("kind", "PartialObjectMetadata")
                        .put("apiVersion", "meta.k8s.io/v1")
                        .set("metadata", item.get("metadata"));
            case OBJECT -> row.set("object", item);
        }
        return row;
    }

    private static boolean isEmpty(JsonNode cell) {
        return cell.isMissingNode()
                || cell.isNull()
                || (cell.isTextual() && cell.asText().isEmpty());
    }
}
