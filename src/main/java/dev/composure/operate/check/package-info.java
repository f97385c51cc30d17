/// The dry run: compose files judged, and what would be done about them.
@NullMarked
package dev.composure.operate.check;

import org.jspecify.annotations.NullMarked;
