/// The four kinds of resources: how they look on the wire, and in a table.
@NullMarked
package dev.composure.rest.kinds;

import org.jspecify.annotations.NullMarked;
