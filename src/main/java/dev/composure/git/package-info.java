/// Policies in git, and the work trees that compose files stand in.
@NullMarked
package dev.composure.git;

import org.jspecify.annotations.NullMarked;
