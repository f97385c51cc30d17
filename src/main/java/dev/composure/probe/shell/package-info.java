/// Shell scripts as they appear in healthchecks: read, never run.
@NullMarked
package dev.composure.probe.shell;

import org.jspecify.annotations.NullMarked;
