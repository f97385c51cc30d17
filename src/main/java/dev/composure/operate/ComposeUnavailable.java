package dev.composure.operate;

/// The compose command line cannot be used; the message says where it was sought and how to get it.
public final class ComposeUnavailable extends RuntimeException {
    public ComposeUnavailable(String message) {
        super(message);
    }

    public ComposeUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
