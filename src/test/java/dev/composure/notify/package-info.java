/// Webhooks.
@NullMarked
package dev.composure.notify;

import org.jspecify.annotations.NullMarked;
