@NullMarked
package dev.composure.remedy;

import org.jspecify.annotations.NullMarked;
