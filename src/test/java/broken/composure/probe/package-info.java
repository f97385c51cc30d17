@NullMarked
package broken.composure.probe;

import org.jspecify.annotations.NullMarked;
