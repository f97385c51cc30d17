/// Who may come in, and as what.
@NullMarked
package dev.composure.operate.access;

import org.jspecify.annotations.NullMarked;
