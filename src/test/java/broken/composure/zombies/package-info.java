@NullMarked
package broken.composure.zombies;

import org.jspecify.annotations.NullMarked;
