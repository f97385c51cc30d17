@NullMarked
package dev.composure.bench;

import org.jspecify.annotations.NullMarked;
