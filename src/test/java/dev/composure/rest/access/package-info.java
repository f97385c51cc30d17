@NullMarked
package dev.composure.rest.access;

import org.jspecify.annotations.NullMarked;
