/// What to do about a finding: candidates and the edits that make them.
@NullMarked
package dev.composure.remedy;

import org.jspecify.annotations.NullMarked;
