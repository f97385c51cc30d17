package dev.composure.cli;

/// The command line was used in a way that cannot work; the message says how to use it.
public final class WrongUsage extends RuntimeException {
    public WrongUsage(String message) {
        super(message);
    }
}
