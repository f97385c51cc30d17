package dev.composure.operate;

import dev.composure.reconcile.ContainerId;

/// A container of a project as the engine's list has it, which costs one call for all of them. `state` is the engine's
/// word (`running`), with the container's health where it has any (`running (healthy)`).
public record ListedContainer(ContainerId id, String name, String project, String state) {}
