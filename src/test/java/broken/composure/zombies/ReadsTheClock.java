package broken.composure.zombies;

import java.time.Instant;

/** Breaks "clocks are read in the app only". */
public final class ReadsTheClock {
    public Instant sampledAt() {
        return Instant.now();
    }
}
