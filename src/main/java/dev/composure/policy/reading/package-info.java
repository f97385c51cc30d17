/// Policy files: text to policies, every mistake with its place.
@NullMarked
package dev.composure.policy.reading;

import org.jspecify.annotations.NullMarked;
