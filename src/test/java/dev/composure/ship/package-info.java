@NullMarked
package dev.composure.ship;

import org.jspecify.annotations.NullMarked;
