/// What compose would create, held against what runs: what a recreate would change besides the healthcheck.
@NullMarked
package dev.composure.reconcile.drift;

import org.jspecify.annotations.NullMarked;
