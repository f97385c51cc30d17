package dev.composure.operate;

/// The Docker Engine cannot be used; the message says where it was sought, what happened, and what to do.
public final class EngineUnavailable extends RuntimeException {
    public EngineUnavailable(String message) {
        super(message);
    }

    public EngineUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
