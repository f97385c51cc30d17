package dev.composure.store;

/// The state database cannot be used; the message says where and why.
public final class StoreFailed extends RuntimeException {
    public StoreFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
