package dev.composure.operate.facts;

import dev.composure.compose.LoadedProject;
import dev.composure.compose.Service;
import dev.composure.operate.ComposeInvocation;
import dev.composure.probe.Facts;
import dev.composure.probe.Versions;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What is known about services beyond their compose files.
public interface FactSource {

    /// What is known of the services of that project.
    Function<Service, Facts> in(LoadedProject project);

    /// The engine and the compose that the services run on.
    Versions versions();

    /// The compose projects of the host, as compose was called for them; empty where no host was asked.
    default Optional<List<ComposeInvocation>> projects() {
        return Optional.empty();
    }
}
