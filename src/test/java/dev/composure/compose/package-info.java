@NullMarked
package dev.composure.compose;

import org.jspecify.annotations.NullMarked;
