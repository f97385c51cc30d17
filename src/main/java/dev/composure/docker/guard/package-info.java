/// The guard: a socket of ours between compose and the engine, made for one run, which lets through what a rule allows.
@NullMarked
package dev.composure.docker.guard;

import org.jspecify.annotations.NullMarked;
