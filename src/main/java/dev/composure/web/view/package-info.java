/// What the pages show, ready to be written.
@NullMarked
package dev.composure.web.view;

import org.jspecify.annotations.NullMarked;
