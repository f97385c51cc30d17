@NullMarked
package dev.composure.policy.excuses;

import org.jspecify.annotations.NullMarked;
