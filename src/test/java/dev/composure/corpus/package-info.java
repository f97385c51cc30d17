@NullMarked
package dev.composure.corpus;

import org.jspecify.annotations.NullMarked;
