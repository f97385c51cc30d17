package dev.composure.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.Container;
import dev.composure.probe.ImageFacts;
import dev.composure.reconcile.ContainerId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/// Images, and containers as a way to look into them.
record Images(EngineConnection connection) {

    /// Nobody ever starts it; an image without a command needs some word to make a container of.
    private static final String NEVER_STARTED = "composure-never-starts-this";

    /// By `GET /images/REF/json`.
    static ImageFacts facts(JsonNode inspect) {
        var config = inspect.path("Config");
        return new ImageFacts(
                inspect.path("Id").asText(),
                Inspection.searchPath(words(config.path("Env")).stream()),
                new TreeMap<>(),
                words(config.path("Shell")),
                words(config.path("Entrypoint")),
                words(config.path("Cmd")),
                config.path("ExposedPorts").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(port -> port.matches("\\d{1,5}/tcp"))
                        .map(port -> Integer.parseInt(port.substring(0, port.indexOf('/'))))
                        .sorted()
                        .toList(),
                Optional.of(config.path("Healthcheck"))
                        .filter(JsonNode::isObject)
                        .map(Images::check),
                words(config.path("Env")).stream()
                        .map(entry -> entry.split("=", 2)[0])
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static ImageFacts.Check check(JsonNode check) {
        return new ImageFacts.Check(
                words(check.path("Test")),
                Duration.ofNanos(check.path("Interval").asLong()),
                Duration.ofNanos(check.path("Timeout").asLong()),
                Duration.ofNanos(check.path("StartPeriod").asLong()),
                Duration.ofNanos(check.path("StartInterval").asLong()),
                check.path("Retries").asInt());
    }

    private static List<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /// The engine also finds those of images that were built upon this one.
    Optional<ContainerId> anyContainerOf(String imageId) {
        var listed = connection
                .ask(client -> client.listContainersCmd()
                        .withShowAll(true)
                        .withAncestorFilter(List.of(imageId))
                        .exec())
                .required();
        return listed.stream()
                .filter(container -> imageId.equals(container.getImageId()))
                .map(Container::getId)
                .sorted()
                .findFirst()
                .map(ContainerId::new);
    }

    ContainerId createToLookInto(String imageId) {
        var created = connection
                .ask(client -> client.createContainerCmd(imageId)
                        .withCmd(NEVER_STARTED)
                        .withNetworkDisabled(true)
                        .withLabels(Map.of("composure.dev/ignore", "true"))
                        .exec())
                .required();
        return new ContainerId(created.getId());
    }

    void removeLookedInto(ContainerId id) {
        connection
                .ask(client -> {
                    client.removeContainerCmd(id.value())
                            .withForce(false)
                            .withRemoveVolumes(true)
                            .exec();
                    return true;
                })
                .found();
    }
}
