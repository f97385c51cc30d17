@NullMarked
package dev.composure.operate.facts;

import org.jspecify.annotations.NullMarked;
