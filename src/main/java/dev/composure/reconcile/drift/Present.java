package dev.composure.reconcile.drift;

import dev.composure.reconcile.ObservedContainer;

/// A container that is there: its definition, what its own image brings along, and the id of the image that its
/// reference names now (empty where it names none any more).
public record Present(ObservedContainer container, Definition definition, Definition image, String taggedImage) {

    public String service() {
        return container.composeLabel("service");
    }
}
