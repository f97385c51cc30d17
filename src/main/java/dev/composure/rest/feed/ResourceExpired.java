package dev.composure.rest.feed;

/// Somebody wants to go on from a version that is not remembered any more: he has to list again.
public final class ResourceExpired extends RuntimeException {
    ResourceExpired(String version) {
        super("too old resource version: %s".formatted(version));
    }
}
