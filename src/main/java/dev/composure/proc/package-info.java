/// The host's process table.
@NullMarked
package dev.composure.proc;

import org.jspecify.annotations.NullMarked;
