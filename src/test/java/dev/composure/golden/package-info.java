@NullMarked
package dev.composure.golden;

import org.jspecify.annotations.NullMarked;
