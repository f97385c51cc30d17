@NullMarked
package dev.composure.files;

import org.jspecify.annotations.NullMarked;
