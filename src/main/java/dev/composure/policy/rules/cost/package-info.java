/// What checks cost, write and give away.
@NullMarked
package dev.composure.policy.rules.cost;

import org.jspecify.annotations.NullMarked;
