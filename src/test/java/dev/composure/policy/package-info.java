@NullMarked
package dev.composure.policy;

import org.jspecify.annotations.NullMarked;
