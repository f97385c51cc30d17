/// Scenario tests against a real engine: projects that are brought up and always taken down, and what can be observed.
@NullMarked
package dev.composure.lab;

import org.jspecify.annotations.NullMarked;
