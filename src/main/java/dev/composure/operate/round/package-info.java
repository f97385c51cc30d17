/// One round of a project, and the loop that runs them: observe, decide, run, conclude.
@NullMarked
package dev.composure.operate.round;

import org.jspecify.annotations.NullMarked;
