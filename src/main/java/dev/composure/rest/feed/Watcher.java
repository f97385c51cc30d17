package dev.composure.rest.feed;

import dev.composure.rest.kinds.Kind;
import java.util.function.Consumer;

/// Somebody who wants to be told of changes, from whatever thread makes them.
public record Watcher(Kind kind, Selection selection, Consumer<WatchEvent> ear) {

    void told(Change change) {
        if (change.kind() == kind) {
            change.toldTo(selection).ifPresent(ear);
        }
    }

    void told(WatchEvent event) {
        ear.accept(event);
    }
}
