@NullMarked
package broken.composure.operate;

import org.jspecify.annotations.NullMarked;
