@NullMarked
package dev.composure.web.live;

import org.jspecify.annotations.NullMarked;
