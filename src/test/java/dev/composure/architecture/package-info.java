@NullMarked
package dev.composure.architecture;

import org.jspecify.annotations.NullMarked;
