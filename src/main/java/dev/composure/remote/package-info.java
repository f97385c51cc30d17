/// A running Composure, for the command line.
@NullMarked
package dev.composure.remote;

import org.jspecify.annotations.NullMarked;
