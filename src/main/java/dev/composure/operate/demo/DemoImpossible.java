package dev.composure.operate.demo;

/// The demo cannot be shown here; the message says what is missing, and where to get it.
public final class DemoImpossible extends RuntimeException {
    public DemoImpossible(String message) {
        super(message);
    }

    public DemoImpossible(String message, Throwable cause) {
        super(message, cause);
    }
}
