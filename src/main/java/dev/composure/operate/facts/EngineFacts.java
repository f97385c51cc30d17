package dev.composure.operate.facts;

import dev.composure.compose.Service;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.Engine;
import dev.composure.probe.Facts;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.Versions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What this host's engine tells of the images of services. It only reads: what is in an image is seen in whatever
/// container of it is there, and is unknown where there is none.
public final class EngineFacts implements FactSource {

    private final Engine engine;
    private final Versions versions;
    private final Supplier<List<ComposeInvocation>> projects;
    private final Map<String, Optional<ImageFacts>> known = new HashMap<>();

    /// `compose` is the version of the compose that is used with that engine; empty where there is none. `projects` are
    /// those of the host.
    public EngineFacts(Engine engine, String compose, Supplier<List<ComposeInvocation>> projects) {
        this.engine = engine;
        this.projects = projects;
        this.versions = new Versions(engine.version(), compose);
    }

    @Override
    public Facts of(Service service) {
        return known.computeIfAbsent(service.image(), this::look)
                .map(image -> Facts.ofImage(service, image))
                .orElseGet(() -> Facts.ofText(service))
                .with(versions);
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
        return Optional.of(projects.get());
    }
}
