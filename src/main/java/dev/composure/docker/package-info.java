/// The Docker Engine and the compose command line.
@NullMarked
package dev.composure.docker;

import org.jspecify.annotations.NullMarked;
