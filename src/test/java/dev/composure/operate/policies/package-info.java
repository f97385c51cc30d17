@NullMarked
package dev.composure.operate.policies;

import org.jspecify.annotations.NullMarked;
