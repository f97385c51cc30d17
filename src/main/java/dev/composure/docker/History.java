package dev.composure.docker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.composure.operate.Activity;
import dev.composure.operate.EngineUnavailable;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.drift.LayerChange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What happened: to a container's own layer, and in a project.
record History(EngineConnection connection) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> ACTIONS = List.of("create", "destroy", "rename");
    private static final long NANOS = 1_000_000_000L;

    /// The engine writes `null` for an untouched layer.
    List<LayerChange> changes(ContainerId id) {
        var reply = connection
                .ask("GET", "/containers/%s/changes".formatted(id.value()))
                .found();
        var changes = new ArrayList<LayerChange>();
        reply.ifPresent(found -> found.json()
                .forEach(change ->
                        changes.add(new LayerChange(change.path("Path").asText(), kind(change)))));
        return changes.stream().sorted().toList();
    }

    private static LayerChange.Kind kind(JsonNode change) {
        return switch (change.path("Kind").asInt(-1)) {
            case 0 -> LayerChange.Kind.MODIFIED;
            case 1 -> LayerChange.Kind.ADDED;
            case 2 -> LayerChange.Kind.DELETED;
            default -> throw new EngineUnavailable("The Docker Engine's list of changed paths is not understood.");
        };
    }

    /// The engine chooses the events, because each probe of each container makes three others. It ends the answer at
    /// once, because the end lies in the past.
    List<Activity> activity(String project, Instant since, Instant until) {
        var filters = Map.of(
                "type", List.of("container"),
                "event", ACTIONS,
                "label", List.of("com.docker.compose.project=" + project));
        return connection
                .ask("GET", query(since, until, filters))
                .required()
                .body()
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> activity(EngineConnection.json(line)))
                .toList();
    }

    static String query(Instant since, Instant until, Map<String, List<String>> filters) {
        return "/events?since=%s&until=%s&filters=%s".formatted(seconds(since), seconds(until), json(filters));
    }

    static Instant at(JsonNode event) {
        var nanos = event.path("timeNano").asLong();
        return Instant.ofEpochSecond(nanos / NANOS, nanos % NANOS);
    }

    private static Activity activity(JsonNode event) {
        return new Activity(
                at(event),
                Activity.Action.valueOf(event.path("Action").asText().toUpperCase(Locale.ROOT)),
                new ContainerId(event.path("Actor").path("ID").asText()));
    }

    private static String seconds(Instant moment) {
        return "%d.%09d".formatted(moment.getEpochSecond(), moment.getNano());
    }

    private static String json(Map<String, List<String>> filters) {
        try {
            return URLEncoder.encode(JSON.writeValueAsString(filters), StandardCharsets.UTF_8);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
