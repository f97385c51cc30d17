package dev.composure.docker.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.reconcile.drift.Definition;
import java.util.List;
import java.util.Set;

/// Reads definitions out of what the API carries: the body of a create, and the answers of two inspects.
public final class Definitions {

    private static final Set<String> OWN_READING =
            Set.of("HostConfig", "NetworkingConfig", "Env", "Labels", "ExposedPorts", "Volumes");
    private static final List<String> MOUNTS = List.of("Binds", "Mounts", "Tmpfs");

    private Definitions() {}

    /// What a create asks for.
    public static Definition ofCreate(JsonNode body) {
        var fields = new Fields();
        config(fields, body);
        host(fields, body.path("HostConfig"));
        fields.addNetworks(body.path("NetworkingConfig").path("EndpointsConfig"), true);
        new Mounts(fields).ofCreate(body);
        return new Definition(fields.fields());
    }

    /// What a container is, by `GET /containers/ID/json`.
    public static Definition ofContainer(JsonNode inspect) {
        var fields = new Fields();
        config(fields, inspect.path("Config"));
        host(fields, inspect.path("HostConfig"));
        fields.addNetworks(inspect.path("NetworkSettings").path("Networks"), false);
        new Mounts(fields).ofInspect(inspect);
        return new Definition(fields.fields());
    }

    /// What an image brings along, by `GET /images/REF/json`.
    public static Definition ofImage(JsonNode inspect) {
        var fields = new Fields();
        config(fields, inspect.path("Config"));
        inspect.path("Config")
                .path("Volumes")
                .fieldNames()
                .forEachRemaining(volume -> fields.put("/Volumes/" + volume, "true"));
        return new Definition(fields.fields());
    }

    private static void config(Fields fields, JsonNode config) {
        config.properties().stream()
                .filter(entry -> !OWN_READING.contains(entry.getKey()))
                .forEach(entry -> fields.add("/" + entry.getKey(), entry.getValue()));
        fields.addVariables("/Env", config.path("Env"));
        fields.addLabels("/Labels", config.path("Labels"));
        fields.addKeys("/ExposedPorts", config.path("ExposedPorts"));
    }

    private static void host(Fields fields, JsonNode host) {
        if (host instanceof ObjectNode object) {
            fields.add("/HostConfig", object.deepCopy().without(MOUNTS));
        }
    }
}
