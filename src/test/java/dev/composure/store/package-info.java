@NullMarked
package dev.composure.store;

import org.jspecify.annotations.NullMarked;
