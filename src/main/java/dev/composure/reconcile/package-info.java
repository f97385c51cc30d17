/// From what is desired and observed to a plan, and from its results to a status.
@NullMarked
package dev.composure.reconcile;

import org.jspecify.annotations.NullMarked;
