@NullMarked
package dev.composure.rest;

import org.jspecify.annotations.NullMarked;
