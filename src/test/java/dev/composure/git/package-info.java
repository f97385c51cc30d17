@NullMarked
package dev.composure.git;

import org.jspecify.annotations.NullMarked;
