@NullMarked
package broken.composure.files;

import org.jspecify.annotations.NullMarked;
