/// The demo: a leaking project of its own, remedied by the real loop before the user's eyes, and removed.
@NullMarked
package dev.composure.operate.demo;

import org.jspecify.annotations.NullMarked;
