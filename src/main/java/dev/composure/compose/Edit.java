package dev.composure.compose;

import java.util.List;

/// The changes planned for one service.
public record Edit(String service, List<Change> changes) {
    public Edit {
        changes = List.copyOf(changes);
    }
}
