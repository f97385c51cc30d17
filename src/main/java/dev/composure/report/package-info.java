/// Findings and plans as text and as data.
@NullMarked
package dev.composure.report;

import org.jspecify.annotations.NullMarked;
