package dev.composure.reconcile;

/// What the engine says of a container's health.
public enum Health {
    /// The container has no healthcheck.
    NONE,
    STARTING,
    HEALTHY,
    UNHEALTHY
}
