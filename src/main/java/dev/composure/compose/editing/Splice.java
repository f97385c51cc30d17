package dev.composure.compose.editing;

/// A range of one file, in code points, and what stands there afterwards.
record Splice(String path, int start, int end, String text) {}
