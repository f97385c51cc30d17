/// Zombie processes: counted, attributed, and their trend per completed probe.
@NullMarked
package dev.composure.zombies;

import org.jspecify.annotations.NullMarked;
