/// Counting zombies on a host, without any project or policy.
@NullMarked
package dev.composure.operate.zombies;

import org.jspecify.annotations.NullMarked;
