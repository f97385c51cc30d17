package dev.composure.compose;

/// Something that kept a file, or a part of it, from being understood. The message says what, and the way out.
public record Problem(Position position, String message) {}
