/// Atomic reads and writes of compose files.
@NullMarked
package dev.composure.files;

import org.jspecify.annotations.NullMarked;
