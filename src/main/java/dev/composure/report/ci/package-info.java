/// Reports as CI systems read them.
@NullMarked
package dev.composure.report.ci;

import org.jspecify.annotations.NullMarked;
