/// What tells open pages that something changed.
@NullMarked
package dev.composure.web.live;

import org.jspecify.annotations.NullMarked;
