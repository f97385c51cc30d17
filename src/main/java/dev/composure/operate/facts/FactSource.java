package dev.composure.operate.facts;

import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import dev.composure.probe.Versions;

/// What is known about services beyond their compose files.
public interface FactSource {

    Facts of(Service service);

    /// The engine and the compose that the services run on.
    Versions versions();
}
