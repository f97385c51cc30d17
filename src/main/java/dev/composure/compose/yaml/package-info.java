/// The YAML below a compose file: text by code point, syntax with spans, values with where they were written.
@NullMarked
package dev.composure.compose.yaml;

import org.jspecify.annotations.NullMarked;
