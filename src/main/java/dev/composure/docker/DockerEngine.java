package dev.composure.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.VersionComponent;
import com.github.dockerjava.api.model.VersionPlatform;
import dev.composure.docker.definition.Definitions;
import dev.composure.docker.definition.FileDigests;
import dev.composure.docker.guard.ContainerNames;
import dev.composure.operate.Activity;
import dev.composure.operate.Engine;
import dev.composure.operate.ExecOutcome;
import dev.composure.operate.ListedContainer;
import dev.composure.operate.Neighbour;
import dev.composure.operate.PathEntry;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.Versions;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.LayerChange;
import dev.composure.zombies.PidsUsage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The Docker Engine of this host, through docker-java.
public final class DockerEngine implements Engine, AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String PROJECT = "com.docker.compose.project";

    private final EngineConnection connection;
    private final Neighbourhood neighbourhood;

    /// An address as `DOCKER_HOST` has it; empty means the default socket. Nothing is connected to before
    /// the first call.
    public DockerEngine(String host) {
        this(host, LIMIT);
    }

    /// A call that the engine has not answered within the limit fails.
    public DockerEngine(String host, Duration limit) {
        this.connection = new EngineConnection(EngineAddress.parse(host), limit);
        this.neighbourhood = new Neighbourhood(connection);
    }

    @Override
    public String version() {
        var answer = connection.version();
        var platform = Optional.ofNullable(answer.getPlatform()).map(VersionPlatform::getName);
        var components = Objects.requireNonNullElse(answer.getComponents(), List.<VersionComponent>of());
        return Versions.engine(
                answer.getVersion(),
                platform.orElse(""),
                components.stream().map(VersionComponent::getName).toList());
    }

    @Override
    public List<ObservedContainer> composeContainers() {
        return labelled(PROJECT);
    }

    @Override
    public List<ObservedContainer> containersOf(String project) {
        return labelled(PROJECT + "=" + project);
    }

    @Override
    public List<ListedContainer> listed() {
        return list(PROJECT).stream()
                .map(Listed::container)
                .sorted(Comparator.comparing(ListedContainer::name))
                .toList();
    }

    private List<ObservedContainer> labelled(String label) {
        return list(label).stream()
                .flatMap(listed -> listed.isUnstarted() ? Stream.of(listed.unstarted()) : inspect(listed.id()).stream())
                .sorted(Comparator.comparing(ObservedContainer::name))
                .toList();
    }

    private List<Listed> list(String label) {
        return connection
                .ask(client -> client.listContainersCmd()
                        .withShowAll(true)
                        .withLabelFilter(List.of(label))
                        .exec())
                .required()
                .stream()
                .map(Listed::new)
                .filter(listed -> !listed.isOneOff())
                .toList();
    }

    @Override
    public Optional<ObservedContainer> inspect(ContainerId id) {
        return inspection(id).map(Inspection::observed);
    }

    private Optional<Inspection> inspection(ContainerId id) {
        return connection
                .ask(client -> client.inspectContainerCmd(id.value()).exec())
                .found()
                .map(Inspection::new);
    }

    @Override
    public List<Neighbour> neighbours() {
        return neighbourhood.observe();
    }

    @Override
    public List<LayerChange> changes(ContainerId id) {
        return new History(connection).changes(id);
    }

    @Override
    public List<Activity> activity(String project, Instant since, Instant until) {
        return new History(connection).activity(project, since, until);
    }

    @Override
    public boolean removeUnstarted(ContainerId id) {
        var unstarted = inspect(id)
                .filter(seen -> seen.state().equals("created"))
                .filter(seen -> seen.startedAt().isBefore(Instant.EPOCH));
        return unstarted.isPresent()
                && connection
                        .ask(client -> {
                            client.removeContainerCmd(id.value())
                                    .withForce(false)
                                    .withRemoveVolumes(false)
                                    .exec();
                            return true;
                        })
                        .found()
                        .isPresent();
    }

    @Override
    public boolean rename(ContainerId id, String name) {
        return connection
                .ask(client -> {
                    client.renameContainerCmd(id.value()).withName(name).exec();
                    return true;
                })
                .found()
                .isPresent();
    }

    /// Links on the way are followed within the container. The target of a final link is what the engine
    /// makes of it: the absolute path at the end of the whole chain.
    @Override
    public Optional<PathEntry> lookAt(ContainerId id, String path) {
        var query = URLEncoder.encode(path, StandardCharsets.UTF_8);
        return connection
                .ask("HEAD", "/containers/%s/archive?path=%s".formatted(id.value(), query))
                .found()
                .map(reply -> PathStat.parse(reply.pathStat()));
    }

    @Override
    public List<String> searchPath(ContainerId id) {
        return inspection(id).map(Inspection::searchPath).orElseGet(Inspection::defaultSearchPath);
    }

    @Override
    public ExecOutcome exec(ContainerId id, List<String> words, Duration limit) {
        return new ContainerExec(connection, id, words, limit).run();
    }

    @Override
    public List<ObservedContainer> running() {
        var listed = connection
                .ask(client -> client.listContainersCmd()
                        .withStatusFilter(List.of("running", "paused"))
                        .exec())
                .required();
        return listed.parallelStream()
                .flatMap(container -> inspect(new ContainerId(container.getId())).stream())
                .sorted(Comparator.comparing(ObservedContainer::name))
                .toList();
    }

    @Override
    public OptionalInt pidsCurrent(ContainerId id) {
        var usage = pids(id);
        return usage.isPresent() ? OptionalInt.of(usage.get().current()) : OptionalInt.empty();
    }

    @Override
    public Optional<PidsUsage> pids(ContainerId id) {
        return connection
                .ask("GET", "/containers/%s/stats?stream=false&one-shot=true".formatted(id.value()))
                .found()
                .flatMap(reply -> PidsStats.parse(reply.body()));
    }

    @Override
    public Optional<Definition> definition(ContainerId id, SortedMap<ContainerId, String> names) {
        var known = new ContainerNames();
        names.forEach((container, name) -> known.put(container.value(), name));
        return connection
                .ask("GET", "/containers/%s/json".formatted(id.value()))
                .found()
                .map(reply -> Definitions.ofContainer(known.named(reply.json())));
    }

    @Override
    public SortedMap<String, String> fileFields(ContainerId id, Set<String> fields) {
        var found = new TreeMap<String, String>();
        for (String field : fields) {
            var path = field.substring(Definition.FILES.length());
            var answer = connection.ask(client -> {
                try (var archive =
                        client.copyArchiveFromContainerCmd(id.value(), path).exec()) {
                    return FileDigests.read(archive, path.substring(0, path.lastIndexOf('/') + 1));
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
            });
            answer.found().ifPresent(found::putAll);
        }
        return found;
    }

    @Override
    public Definition imageDefinition(String image) {
        return imageInspect(image).map(Definitions::ofImage).orElseGet(() -> new Definition(Map.of()));
    }

    @Override
    public Optional<ImageFacts> image(String reference) {
        return imageInspect(reference).map(Images::facts);
    }

    @Override
    public Optional<ContainerId> anyContainerOf(String imageId) {
        return new Images(connection).anyContainerOf(imageId);
    }

    @Override
    public ContainerId createToLookInto(String imageId) {
        return new Images(connection).createToLookInto(imageId);
    }

    @Override
    public void removeLookedInto(ContainerId id) {
        new Images(connection).removeLookedInto(id);
    }

    @Override
    public Optional<String> imageId(String reference) {
        return imageInspect(reference).map(inspect -> inspect.path("Id").asText());
    }

    private Optional<JsonNode> imageInspect(String reference) {
        return connection
                .ask("GET", "/images/%s/json".formatted(reference))
                .found()
                .map(EngineConnection.Reply::json);
    }

    /// Empty too where the engine's host has a `ps` that cannot list threads, such as busybox's.
    @Override
    public OptionalInt threads(ContainerId id) {
        var answer = connection.ask(client ->
                client.topContainerCmd(id.value()).withPsArgs("-eLo pid,tid").exec());
        return answer instanceof Answer.Given(var top) && top.getProcesses() != null
                ? OptionalInt.of(top.getProcesses().length)
                : OptionalInt.empty();
    }

    @Override
    public void close() {
        connection.close();
    }
}
