/// What a healthcheck command does to the processes of its container.
@NullMarked
package dev.composure.probe;

import org.jspecify.annotations.NullMarked;
