@NullMarked
package dev.composure.cli;

import org.jspecify.annotations.NullMarked;
