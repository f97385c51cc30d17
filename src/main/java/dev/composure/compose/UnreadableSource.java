package dev.composure.compose;

/// A file is there and cannot be read; the message says why and what to do.
public final class UnreadableSource extends RuntimeException {
    public UnreadableSource(String message) {
        super(message);
    }
}
