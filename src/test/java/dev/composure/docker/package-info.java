@NullMarked
package dev.composure.docker;

import org.jspecify.annotations.NullMarked;
