@NullMarked
package dev.composure.docker.definition;

import org.jspecify.annotations.NullMarked;
