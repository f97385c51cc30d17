package dev.composure.reconcile;

import java.time.Duration;

/// Something is under way and needs time.
public record Wait(String service, Reason reason, Duration after, String message) {}
