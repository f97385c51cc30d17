package dev.composure.docker.definition;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Where a container's mounts lead: one field per destination, whether it was written as a bind, a mount or a volume.
record Mounts(Fields fields) {

    private static final String PATH = "/Mounts";

    /// The mounts that a create asks for. A volume without a source is one that the engine will make.
    void ofCreate(JsonNode body) {
        var host = body.path("HostConfig");
        body.path("Volumes").fieldNames().forEachRemaining(target -> put(target, "volume", "", true));
        host.path("Binds").forEach(bind -> bind(bind.asText()));
        host.path("Mounts")
                .forEach(mount -> put(
                        mount.path("Target").asText(),
                        mount.path("Type").asText(),
                        mount.path("Source").asText(),
                        !mount.path("ReadOnly").asBoolean()));
        fields.add("/HostConfig/Tmpfs", host.path("Tmpfs"));
    }

    private void bind(String text) {
        var parts = text.split(":", -1);
        if (parts.length < 2) {
            put(parts[0], "volume", "", true);
            return;
        }
        var options = parts.length > 2 ? Arrays.asList(parts[2].split(",", -1)) : List.<String>of();
        put(parts[1], parts[0].startsWith("/") ? "bind" : "volume", parts[0], !options.contains("ro"));
    }

    /// The mounts that a container has of its own: those that come with `volumes_from` are listed like the others, and
    /// nobody asked for them by name.
    void ofInspect(JsonNode inspect) {
        boolean hasOfOthers = !inspect.at("/HostConfig/VolumesFrom").isEmpty();
        var asked = asked(inspect);
        inspect.path("Mounts").forEach(mount -> {
            if (hasOfOthers && !asked.contains(mount.path("Destination").asText())) {
                return;
            }
            var type = mount.path("Type").asText();
            var source = mount.path(type.equals("volume") ? "Name" : "Source").asText();
            put(
                    mount.path("Destination").asText(),
                    type,
                    source,
                    mount.path("RW").asBoolean());
        });
        fields.add("/HostConfig/Tmpfs", inspect.path("HostConfig").path("Tmpfs"));
    }

    private static Set<String> asked(JsonNode inspect) {
        var asked = new HashSet<String>();
        inspect.at("/Config/Volumes").fieldNames().forEachRemaining(asked::add);
        inspect.at("/HostConfig/Mounts")
                .forEach(mount -> asked.add(mount.path("Target").asText()));
        inspect.at("/HostConfig/Binds").forEach(bind -> {
            var parts = bind.asText().split(":", -1);
            asked.add(parts.length < 2 ? parts[0] : parts[1]);
        });
        return asked;
    }

    private void put(String destination, String type, String source, boolean writable) {
        var path = destination.length() > 1 && destination.endsWith("/")
                ? destination.substring(0, destination.length() - 1)
                : destination;
        fields.put(
                PATH + ":" + path,
                "%s %s %s".formatted(type, type.equals("tmpfs") ? "" : source, writable ? "rw" : "ro"));
    }
}
