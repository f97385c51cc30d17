/// Who looks at the dashboard.
@NullMarked
package dev.composure.web.access;

import org.jspecify.annotations.NullMarked;
