package dev.composure.operate;

/// A file was not written; it is as it was. The message says why, and the way out.
public final class WriteRefused extends RuntimeException {
    public WriteRefused(String message) {
        super(message);
    }

    public WriteRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
