/// What Prometheus is told, and whether the operator is well.
@NullMarked
package dev.composure.rest.metrics;

import org.jspecify.annotations.NullMarked;
