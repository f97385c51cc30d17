/// Main, settings and all wiring.
@NullMarked
package dev.composure.app;

import org.jspecify.annotations.NullMarked;
