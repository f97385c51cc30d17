@NullMarked
package dev.composure.docker.guard;

import org.jspecify.annotations.NullMarked;
