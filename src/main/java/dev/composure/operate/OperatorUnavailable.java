package dev.composure.operate;

/// A running operator could not be asked; the message says where it was sought, what happened, and what to do.
public final class OperatorUnavailable extends RuntimeException {
    public OperatorUnavailable(String message) {
        super(message);
    }
}
