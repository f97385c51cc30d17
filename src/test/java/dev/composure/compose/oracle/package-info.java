/// Docker Compose itself as the judge of what we read.
@NullMarked
package dev.composure.compose.oracle;

import org.jspecify.annotations.NullMarked;
