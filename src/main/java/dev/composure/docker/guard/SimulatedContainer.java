package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.docker.definition.Definitions;
import dev.composure.reconcile.drift.Definition;
import java.util.SortedMap;
import java.util.TreeMap;

/// A container that compose believes to have created.
final class SimulatedContainer {

    private static final String EPOCH = "2026-01-01T00:00:00Z";

    private final String id;
    private final ObjectNode body;
    private final SortedMap<String, String> uploads = new TreeMap<>();
    private String currentName;
    private boolean started;

    SimulatedContainer(String id, String name, ObjectNode body) {
        this.id = id;
        this.currentName = name;
        this.body = body;
    }

    String id() {
        return id;
    }

    /// The body of its create, with the networks that it joined afterwards.
    ObjectNode body() {
        return body;
    }

    /// What is there in the end: what the create asked for, the networks joined and the files put into it.
    Definition definition(ContainerNames names) {
        return Definitions.ofCreate(names.named(body)).with(uploads);
    }

    void take(SortedMap<String, String> files) {
        uploads.putAll(files);
    }

    String name() {
        return ContainerNames.lasting(currentName);
    }

    String currentName() {
        return currentName;
    }

    String label(String key) {
        return body.path("Labels").path(key).asText();
    }

    boolean isRunning() {
        return started;
    }

    void start() {
        started = true;
    }

    void rename(String name) {
        currentName = name;
    }

    void join(String network, JsonNode settings) {
        body.withObject("/NetworkingConfig/EndpointsConfig").set(network, settings);
    }

    private String state(boolean isFinished) {
        if (!started) {
            return "created";
        }
        return isFinished ? "exited" : "running";
    }

    /// As `GET /containers/json` lists it.
    ObjectNode summary(boolean isFinished) {
        var summary = Bodies.object();
        summary.put("Id", id)
                .put("Image", body.path("Image").asText())
                .put("ImageID", "")
                .put("Command", "")
                .put("Created", 0)
                .put("State", state(isFinished))
                .put("Status", isFinished && started ? "Exited (0) 1 second ago" : "Up 1 second");
        summary.putArray("Names").add("/" + currentName);
        summary.putArray("Ports");
        summary.putArray("Mounts");
        summary.set("Labels", body.path("Labels").deepCopy());
        summary.putObject("HostConfig")
                .set("NetworkMode", body.path("HostConfig").path("NetworkMode"));
        summary.putObject("NetworkSettings").set("Networks", networks());
        return summary;
    }

    /// As `GET /containers/ID/json` shows it.
    ObjectNode inspect(boolean isFinished) {
        var inspect = Bodies.object();
        inspect.put("Id", id)
                .put("Name", "/" + currentName)
                .put("Created", EPOCH)
                .put("RestartCount", 0);
        inspect.put("Image", "").put("Platform", "linux").put("Driver", "overlay2");
        var config = body.deepCopy();
        config.remove("HostConfig");
        config.remove("NetworkingConfig");
        inspect.set("Config", config);
        inspect.set("HostConfig", body.path("HostConfig").deepCopy());
        inspect.putObject("NetworkSettings").set("Networks", networks());
        inspect.putArray("Mounts");
        putState(inspect, state(isFinished));
        return inspect;
    }

    /// Everything that runs in a rehearsal is healthy, so that nobody waits for it.
    static void putState(ObjectNode inspect, String word) {
        boolean isRunning = word.equals("running");
        var state = inspect.putObject("State");
        state.put("Status", word)
                .put("Running", isRunning)
                .put("Paused", false)
                .put("Restarting", false)
                .put("OOMKilled", false)
                .put("Dead", false)
                .put("Pid", isRunning ? 1 : 0)
                .put("ExitCode", 0)
                .put("Error", "")
                .put("StartedAt", EPOCH)
                .put("FinishedAt", EPOCH);
        if (isRunning) {
            state.putObject("Health")
                    .put("Status", "healthy")
                    .put("FailingStreak", 0)
                    .putArray("Log");
        }
    }

    private JsonNode networks() {
        var networks = body.path("NetworkingConfig").path("EndpointsConfig");
        return networks.isObject() ? networks.deepCopy() : Bodies.object();
    }
}
