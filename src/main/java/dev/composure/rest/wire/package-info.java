/// The envelopes of Kubernetes: errors, lists and tables.
@NullMarked
package dev.composure.rest.wire;

import org.jspecify.annotations.NullMarked;
