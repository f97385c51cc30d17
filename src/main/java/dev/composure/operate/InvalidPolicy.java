package dev.composure.operate;

/// Policies could not be read and there are none to fall back on; the message names every mistake with its place.
public final class InvalidPolicy extends RuntimeException {
    public InvalidPolicy(String message) {
        super(message);
    }
}
