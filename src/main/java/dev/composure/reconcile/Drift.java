package dev.composure.reconcile;

/// Something besides the healthcheck that a recreate of the service would change, or that keeps compose from recreating
/// it safely. `message` names fields, variables and paths, never their values, and the way out.
public record Drift(String service, Reason reason, String message) {}
