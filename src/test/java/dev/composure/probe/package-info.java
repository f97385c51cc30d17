@NullMarked
package dev.composure.probe;

import org.jspecify.annotations.NullMarked;
