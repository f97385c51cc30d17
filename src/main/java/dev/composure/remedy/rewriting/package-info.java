/// The same meaning in safer words: one class for each way to say it.
@NullMarked
package dev.composure.remedy.rewriting;

import org.jspecify.annotations.NullMarked;
