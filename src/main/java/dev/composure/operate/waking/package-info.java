/// What wakes the loop before its time: events of the engine, changes of files.
@NullMarked
package dev.composure.operate.waking;

import org.jspecify.annotations.NullMarked;
