/// When checks run, and when their verdict comes.
@NullMarked
package dev.composure.policy.rules.timing;

import org.jspecify.annotations.NullMarked;
