package dev.composure.zombies;

/// How many zombies a container holds, as one sample saw it.
public sealed interface ZombieCount {

    /// The figure, how many of them are known to be the application's own, how many to be of probes, and by whom it was
    /// counted.
    record Counted(int zombies, int application, int probe, Counter counter) implements ZombieCount {
        public Counted {
            if (application < 0 || probe < 0 || zombies < application + probe) {
                throw new IllegalArgumentException("no count: %d and %d of %d".formatted(application, probe, zombies));
            }
        }

        /// Those that are not the application's may be of anybody.
        public Counted(int zombies, int application, Counter counter) {
            this(zombies, application, 0, counter);
        }

        /// One of which nobody knows whose they are.
        public Counted(int zombies, Counter counter) {
            this(zombies, 0, counter);
        }

        /// How many are of neither, as far as can be told.
        public int unknown() {
            return zombies - application - probe;
        }

        /// Those that a probe may have made.
        Counted withoutApplication() {
            return new Counted(zombies - application, 0, probe, counter);
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
