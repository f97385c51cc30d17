/// From files to one project: merging, extends, include, resets, and the model read off the result.
@NullMarked
package dev.composure.compose.project;

import org.jspecify.annotations.NullMarked;
