@NullMarked
package dev.composure.operate.zombies;

import org.jspecify.annotations.NullMarked;
