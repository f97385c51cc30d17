@NullMarked
package dev.composure.proc;

import org.jspecify.annotations.NullMarked;
