package dev.composure.zombies;

/// How many zombies a container holds, as one sample saw it.
public sealed interface ZombieCount {

    /// The figure, and by whom it was counted.
    record Counted(int zombies, Counter counter) implements ZombieCount {
        public Counted {
            if (zombies < 0) {
                throw new IllegalArgumentException("a count is not negative: " + zombies);
            }
        }
    }

    /// No figure can be given; the named cause.
    record Unknown(String cause) implements ZombieCount {}

    /// True of two figures of the same counter, which can be compared.
    default boolean isBySameCounterAs(ZombieCount other) {
        return this instanceof Counted one && other instanceof Counted two && one.counter() == two.counter();
    }

    /// The two counters of DESIGN.md §5.
    enum Counter {
        /// Exact, from the process table.
        PROC,
        /// `pids.current` less the threads that `docker top` lists.
        ENGINE
    }
}
