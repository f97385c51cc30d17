@NullMarked
package broken.composure.rest;

import org.jspecify.annotations.NullMarked;
