/// Whether a check runs what its author meant.
@NullMarked
package dev.composure.policy.rules.form;

import org.jspecify.annotations.NullMarked;
