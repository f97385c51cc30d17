package dev.composure.reconcile.drift;

import java.util.function.UnaryOperator;

/// A container that compose would create: which service's, its final name, the id that stood for it in the rehearsal,
/// and its complete definition.
public record DesiredContainer(String service, String name, String id, Definition definition) {

    DesiredContainer with(UnaryOperator<String> values) {
        return new DesiredContainer(service, name, id, definition.with(values));
    }

    /// The reference of its image.
    public String image() {
        return definition.image();
    }
}
