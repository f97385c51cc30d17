@NullMarked
package dev.composure.operate.round;

import org.jspecify.annotations.NullMarked;
