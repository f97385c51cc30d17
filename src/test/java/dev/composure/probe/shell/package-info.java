@NullMarked
package dev.composure.probe.shell;

import org.jspecify.annotations.NullMarked;
