@NullMarked
package dev.composure.report;

import org.jspecify.annotations.NullMarked;
