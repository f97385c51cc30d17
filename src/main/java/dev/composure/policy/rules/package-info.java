/// The built-in rules, one class each.
@NullMarked
package dev.composure.policy.rules;

import org.jspecify.annotations.NullMarked;
