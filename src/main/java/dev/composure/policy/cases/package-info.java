/// Tests of policies: a compose file, and what must come of it.
@NullMarked
package dev.composure.policy.cases;

import org.jspecify.annotations.NullMarked;
