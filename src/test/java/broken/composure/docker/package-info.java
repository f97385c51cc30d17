@NullMarked
package broken.composure.docker;

import org.jspecify.annotations.NullMarked;
