/// The definition of a container as the engine's API has it, in the words of `reconcile.drift`.
@NullMarked
package dev.composure.docker.definition;

import org.jspecify.annotations.NullMarked;
