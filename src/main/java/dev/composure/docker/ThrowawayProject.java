package dev.composure.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.Network;
import dev.composure.operate.EngineUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A compose project whose images are made here, and all of which is removed here: containers, networks and
/// volumes that carry its name, and those images. It touches nothing else.
public final class ThrowawayProject implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int ATTEMPTS = 50;
    private static final String LABEL = "com.docker.compose.project=";

    private final EngineConnection connection;
    private final String name;
    private final List<String> images = new ArrayList<>();

    /// The engine's address as `DOCKER_HOST` has it, and the project's name.
    public ThrowawayProject(String host, String name) {
        this.connection = new EngineConnection(EngineAddress.parse(host), LIMIT);
        this.name = name;
    }

    /// Makes the image `NAME/part:latest` of a tar archive of its files.
    public synchronized void makeImage(String part, byte[] files) {
        var image = name + "/" + part + ":latest";
        images.add(image);
        var reply =
                connection.post("/images/create?fromSrc=-&repo=" + image, files).required();
        if (reply.body().contains("\"error\"")) {
            throw new EngineUnavailable(
                    "The Docker Engine could not make the image %s: %s".formatted(image, reply.body()));
        }
    }

    /// What a killed compose had begun may still come after it: so this looks again until nothing is there.
    public synchronized void remove() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            containers().forEach(this::removeContainer);
            networks().forEach(this::removeNetwork);
            removeVolumes();
            if (containers().isEmpty() && networks().isEmpty()) {
                images.forEach(this::removeImage);
                images.clear();
                return;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        throw new EngineUnavailable(
                "Not everything of %s could be removed. `docker ps -a --filter label=%s%s` shows what is left."
                        .formatted(name, LABEL, name));
    }

    private List<Container> containers() {
        return connection
                .ask(client -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(LABEL + name))
                        .exec())
                .required();
    }

    private List<Network> networks() {
        return connection
                .ask(client -> client.listNetworksCmd()
                        .withFilter("label", List.of(LABEL + name))
                        .exec())
                .required();
    }

    /// A refusal is no news here and below: it is gone already, or the next look finds it again.
    private void removeContainer(Container container) {
        connection.ask(client -> {
            client.removeContainerCmd(container.getId())
                    .withForce(true)
                    .withRemoveVolumes(true)
                    .exec();
            return true;
        });
    }

    private void removeNetwork(Network network) {
        connection.ask(client -> {
            client.removeNetworkCmd(network.getId()).exec();
            return true;
        });
    }

    private void removeVolumes() {
        var volumes = connection
                .ask(client -> client.listVolumesCmd()
                        .withFilter("label", List.of(LABEL + name))
                        .exec())
                .required()
                .getVolumes();
        if (volumes != null) {
            volumes.forEach(volume -> connection.ask(client -> {
                client.removeVolumeCmd(volume.getName()).exec();
                return true;
            }));
        }
    }

    private void removeImage(String image) {
        connection.ask(client -> {
            client.removeImageCmd(image).withForce(true).exec();
            return true;
        });
    }

    @Override
    public void close() {
        connection.close();
    }
}
