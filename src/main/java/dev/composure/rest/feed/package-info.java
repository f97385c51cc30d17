/// What changed in the resources, and who watches.
@NullMarked
package dev.composure.rest.feed;

import org.jspecify.annotations.NullMarked;
