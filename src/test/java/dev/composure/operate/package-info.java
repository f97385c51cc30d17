@NullMarked
package dev.composure.operate;

import org.jspecify.annotations.NullMarked;
