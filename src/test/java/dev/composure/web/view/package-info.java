@NullMarked
package dev.composure.web.view;

import org.jspecify.annotations.NullMarked;
