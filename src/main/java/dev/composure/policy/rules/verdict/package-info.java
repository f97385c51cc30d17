/// Whether the verdict of a check can be trusted.
@NullMarked
package dev.composure.policy.rules.verdict;

import org.jspecify.annotations.NullMarked;
