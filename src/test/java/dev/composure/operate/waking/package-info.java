@NullMarked
package dev.composure.operate.waking;

import org.jspecify.annotations.NullMarked;
