/// What a person asks of a running operator about what it did: to undo it, and to tell it.
@NullMarked
package dev.composure.operate.byhand;

import org.jspecify.annotations.NullMarked;
