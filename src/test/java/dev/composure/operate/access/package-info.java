@NullMarked
package dev.composure.operate.access;

import org.jspecify.annotations.NullMarked;
