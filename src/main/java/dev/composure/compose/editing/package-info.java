/// Lossless edits: splices computed from spans, each proven by reading the result again.
@NullMarked
package dev.composure.compose.editing;

import org.jspecify.annotations.NullMarked;
