@NullMarked
package broken.composure.compose;

import org.jspecify.annotations.NullMarked;
