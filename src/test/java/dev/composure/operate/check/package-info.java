@NullMarked
package dev.composure.operate.check;

import org.jspecify.annotations.NullMarked;
