package dev.composure.operate.facts;

/// A facts file cannot be read or understood; the message says where and why.
public final class InvalidFacts extends RuntimeException {
    public InvalidFacts(String message) {
        super(message);
    }
}
