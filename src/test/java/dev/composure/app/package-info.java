@NullMarked
package dev.composure.app;

import org.jspecify.annotations.NullMarked;
