package dev.composure.compose.project;

import dev.composure.compose.interpolation.Variables;

/// What a set of files is read with: the folder that relative paths start from, and the variables.
record Scope(String directory, Variables variables) {}
