package dev.composure.rest.feed;

/// A selector that cannot be read, or that asks for what cannot be selected by.
public final class UnusableSelector extends RuntimeException {
    UnusableSelector(String message) {
        super(message);
    }
}
