/// Variables in compose files: `${…}` with every operator, and the env files they come from.
@NullMarked
package dev.composure.compose.interpolation;

import org.jspecify.annotations.NullMarked;
