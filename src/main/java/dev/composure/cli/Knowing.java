package dev.composure.cli;

import dev.composure.operate.facts.FactSource;
import java.util.function.ToIntFunction;

/// Finds out what is known beyond the compose files, hands it to `then`, and clears up behind it.
@FunctionalInterface
public interface Knowing {

    /// A facts file to believe (empty: none), and whether the engine is asked.
    record Wanted(String factsFile, boolean engine) {}

    int with(Wanted wanted, ToIntFunction<FactSource> then);
}
