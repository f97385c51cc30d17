package dev.composure.rest.feed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.rest.kinds.Kind;
import java.util.Optional;

/// An object came, changed or went; the two may not both be empty.
record Change(long version, Kind kind, Optional<ObjectNode> before, Optional<ObjectNode> after) {

    /// What somebody is told who only cares for some of the objects; empty where it is none of them.
    Optional<WatchEvent> toldTo(Selection selection) {
        var was = before.filter(selection::covers);
        var is = after.filter(selection::covers);
        if (is.isPresent()) {
            return Optional.of(new WatchEvent(was.isPresent() ? "MODIFIED" : "ADDED", is.get()));
        }
        return was.map(gone -> new WatchEvent("DELETED", versioned(after.orElse(gone))));
    }

    private ObjectNode versioned(ObjectNode object) {
        var copy = object.deepCopy();
        copy.withObject("/metadata").put("resourceVersion", Long.toString(version));
        return copy;
    }
}
