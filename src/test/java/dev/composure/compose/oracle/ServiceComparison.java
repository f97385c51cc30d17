package dev.composure.compose.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

/// Compares all that we know of a service with what Docker Compose prints.
final class ServiceComparison {

    private ServiceComparison() {}

    /// What differs, in words; empty where nothing does.
    static List<String> differences(Service ours, JsonNode theirs) {
        var differences = new ArrayList<String>();
        compare(
                "healthcheck",
                HealthcheckView.interpolated(ours.healthcheck()),
                HealthcheckView.of(theirs.path("healthcheck"), true),
                differences);
        compare("image", ours.image(), text(theirs.path("image")), differences);
        compare(
                "init",
                ours.init() instanceof Setting.Known<Boolean> known
                        ? known.value().toString()
                        : "",
                theirs.path("init").asText(),
                differences);
        compare("command", ours.command(), words(theirs.path("command")), differences);
        compare("entrypoint", ours.entrypoint(), words(theirs.path("entrypoint")), differences);
        compare("labels", ours.labels(), texts(theirs.path("labels")), differences);
        compare(
                "environment",
                ours.environmentNames(),
                new TreeSet<>(texts(theirs.path("environment")).keySet()),
                differences);
        compare("profiles", ours.profiles(), new TreeSet<>(words(theirs.path("profiles"))), differences);
        compare("ports", new TreeSet<>(ours.containerPorts()), ports(theirs), differences);
        return differences;
    }

    private static void compare(String what, Object ours, Object theirs, List<String> differences) {
        if (!ours.equals(theirs)) {
            differences.add(String.format(Locale.ROOT, "%s: ours %s, theirs %s", what, ours, theirs));
        }
    }

    private static String text(JsonNode node) {
        return node.asText("").replace("$$", "$");
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(ServiceComparison::text)
                .toList();
    }

    private static SortedMap<String, String> texts(JsonNode mapping) {
        var texts = new TreeMap<String, String>();
        mapping.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().isNull() ? "" : text(entry.getValue())));
        return texts;
    }

    private static SortedSet<Integer> ports(JsonNode service) {
        var ports = new TreeSet<Integer>();
        service.path("ports").forEach(port -> ports.add(port.path("target").asInt()));
        service.path("expose").forEach(port -> ports.add(Integer.parseInt(port.asText())));
        return ports;
    }
}
