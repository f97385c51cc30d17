package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a call carries. It stays in memory, and says nothing of itself.
final class Body {

    static final Body EMPTY = new Body(new byte[0]);

    private final byte[] bytes;

    Body(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /// The object that it is; an empty one where it is none.
    ObjectNode json() {
        return Bodies.object(bytes);
    }

    @Override
    public String toString() {
        return "Body[%d bytes]".formatted(bytes.length);
    }
}
