/// What is known beyond the compose files, and how it is found out.
@NullMarked
package dev.composure.operate.facts;

import org.jspecify.annotations.NullMarked;
