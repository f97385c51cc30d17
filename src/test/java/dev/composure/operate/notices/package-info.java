/// What people are told of without asking.
@NullMarked
package dev.composure.operate.notices;

import org.jspecify.annotations.NullMarked;
