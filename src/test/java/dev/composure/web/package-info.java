@NullMarked
package dev.composure.web;

import org.jspecify.annotations.NullMarked;
