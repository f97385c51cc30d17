@NullMarked
package dev.composure.zombies;

import org.jspecify.annotations.NullMarked;
