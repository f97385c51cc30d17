/// What checks leave behind.
@NullMarked
package dev.composure.policy.rules.orphans;

import org.jspecify.annotations.NullMarked;
