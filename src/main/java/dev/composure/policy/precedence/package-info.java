/// Which of several policies holds.
@NullMarked
package dev.composure.policy.precedence;

import org.jspecify.annotations.NullMarked;
