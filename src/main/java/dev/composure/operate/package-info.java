/// The loop, its use cases, and the ports they need.
@NullMarked
package dev.composure.operate;

import org.jspecify.annotations.NullMarked;
