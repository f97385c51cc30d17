package dev.composure.operate.facts;

import dev.composure.compose.LoadedProject;
import dev.composure.compose.Service;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Engine;
import dev.composure.operate.ProcessSource;
import dev.composure.probe.Facts;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.Versions;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.zombies.ProcessTable;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What this host tells of services, as of one moment. It only reads. A service that runs is known by its container; of
/// another the image is known, and what is in that is seen in whatever container of it is there.
public final class EngineFacts implements FactSource {

    private final Engine engine;
    private final Versions versions;
    private final List<ProjectSnapshot> host;
    private final ContainerFacts containers;
    private final Optional<ProcessTable> table;
    private final Map<String, Optional<ImageFacts>> images = new ConcurrentHashMap<>();

    private EngineFacts(Engine engine, ProcessSource processes, Versions versions, List<ProjectSnapshot> host) {
        this.engine = engine;
        this.versions = versions;
        this.host = host;
        this.containers = new ContainerFacts(engine, processes);
        this.table = processes.readBelow(host.stream()
                .map(ProjectSnapshot::containers)
                .flatMap(Collection::stream)
                .map(ObservedContainer::hostPid)
                .filter(pid -> pid > 0)
                .collect(Collectors.toSet()));
    }

    /// `compose` is the version of the compose that is used with that engine; empty where there is none.
    public static EngineFacts now(Engine engine, ProcessSource processes, String compose) {
        var host = ProjectSnapshot.byProject(engine.composeContainers()).values();
        return new EngineFacts(engine, processes, new Versions(engine.version(), compose), List.copyOf(host));
    }

    @Override
    public Function<Service, Facts> in(LoadedProject project) {
        var running = host.stream().filter(one -> isOf(one, project)).findFirst();
        var known = new HashMap<String, Facts>();
        return service -> known.computeIfAbsent(
                service.name(),
                name -> running.flatMap(one -> one.running(name))
                        .map(container -> containers.of(service, container, List.of(), table))
                        .orElseGet(() -> ofImage(project.project().imageOf(service), service))
                        .with(versions));
    }

    /// True where these files have made those containers.
    private static boolean isOf(ProjectSnapshot running, LoadedProject project) {
        return running.project().name().equals(project.project().name())
                && running.invocation().files().equals(project.input().files());
    }

    private Facts ofImage(String reference, Service service) {
        return images.computeIfAbsent(reference, this::look)
                .map(image -> Facts.ofImage(service, image))
                .orElseGet(() -> Facts.ofText(service));
    }

    private Optional<ImageFacts> look(String reference) {
        return reference.isEmpty() ? Optional.empty() : engine.image(reference).map(this::lookInto);
    }

    private ImageFacts lookInto(ImageFacts image) {
        return engine.anyContainerOf(image.id())
                .map(container -> image.with(new ToolSearch(engine).toolsIn(container, image.path())))
                .orElse(image);
    }

    @Override
    public Versions versions() {
        return versions;
    }

    @Override
    public Optional<List<ComposeInvocation>> projects() {
        return Optional.of(host.stream().map(ProjectSnapshot::invocation).toList());
    }
}
