package dev.composure.reconcile;

/// What a status says of one service: its health, and its zombies as the last sample counted them. `zombies` is 0 and
/// says nothing where `counted` is false; `trend` is one sentence.
public record ServiceStatus(String name, String image, String health, boolean counted, int zombies, String trend) {}
