package dev.composure.zombies;

/// A process, and no later one that the kernel gives the same pid.
public record ProcessIdentity(int pid, long startTicks) {}
