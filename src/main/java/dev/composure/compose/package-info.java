/// The compose file: text and model with positions, merging, interpolation, edits.
@NullMarked
package dev.composure.compose;

import org.jspecify.annotations.NullMarked;
