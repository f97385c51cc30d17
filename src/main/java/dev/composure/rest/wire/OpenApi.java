package dev.composure.rest.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.rest.kinds.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The OpenAPI v3 document of the group, from which `kubectl explain` reads. It is read from its file with each call:
/// that is rare, and what it takes need not be kept.
public final class OpenApi {

    public static final String PATH = "/openapi/v3/apis/" + Kind.API_VERSION;
    private static final String FILE = "/openapi/composure.dev.yaml";

    private OpenApi() {}

    /// Which documents there are.
    public static ObjectNode index() {
        var index = JsonNodeFactory.instance.objectNode();
        index.putObject("paths").putObject("apis/" + Kind.API_VERSION).put("serverRelativeURL", PATH);
        return index;
    }

    public static ObjectNode document(ObjectMapper json) {
        try (InputStream stream = OpenApi.class.getResourceAsStream(FILE)) {
            var settings = LoadSettings.builder().setLabel(FILE).build();
            ObjectNode document = json.valueToTree(new Load(settings).loadFromInputStream(stream));
            var paths = document.putObject("paths");
            for (Kind kind : Kind.values()) {
                describe(paths, kind);
            }
            return document;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void describe(ObjectNode paths, Kind kind) {
        var base = "/apis/" + Kind.API_VERSION + "/" + kind.plural();
        for (String path : List.of(base, base + "/{name}")) {
            var get = paths.putObject(path).putObject("get");
            get.putObject("x-kubernetes-group-version-kind")
                    .put("group", Kind.GROUP)
                    .put("version", Kind.VERSION)
                    .put("kind", kind.word());
            get.putObject("responses").putObject("200").put("description", "OK");
        }
    }
}
