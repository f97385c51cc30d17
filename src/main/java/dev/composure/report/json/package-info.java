/// Reports as data: the shapes that scripts and the API's clients rely on.
@NullMarked
package dev.composure.report.json;

import org.jspecify.annotations.NullMarked;
