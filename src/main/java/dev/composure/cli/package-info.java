/// The picocli commands.
@NullMarked
package dev.composure.cli;

import org.jspecify.annotations.NullMarked;
