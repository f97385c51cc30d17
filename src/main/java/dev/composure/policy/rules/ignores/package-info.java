/// Rules that compose files want ignored.
@NullMarked
package dev.composure.policy.rules.ignores;

import org.jspecify.annotations.NullMarked;
