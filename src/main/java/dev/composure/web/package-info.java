/// The dashboard: pages for a browser.
@NullMarked
package dev.composure.web;

import org.jspecify.annotations.NullMarked;
