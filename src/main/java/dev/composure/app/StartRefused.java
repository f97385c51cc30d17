package dev.composure.app;

/// The operator cannot start as it was asked to; the message says why, and the way out.
public final class StartRefused extends RuntimeException {
    public StartRefused(String message) {
        super(message);
    }
}
