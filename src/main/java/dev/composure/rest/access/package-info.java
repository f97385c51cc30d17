/// Who may do what.
@NullMarked
package dev.composure.rest.access;

import org.jspecify.annotations.NullMarked;
