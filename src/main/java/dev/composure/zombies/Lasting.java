package dev.composure.zombies;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The zombies of a container that one look saw. The next look counts those of its own that are among them:
/// what it sees for the first time may be reaped in a moment.
public record Lasting(Set<ProcessIdentity> seen) {

    public Lasting {
        seen = Set.copyOf(seen);
    }

    public static Lasting of(List<ProcessEntry> zombies) {
        var seen = new HashSet<ProcessIdentity>();
        zombies.forEach(zombie -> seen.add(zombie.identity()));
        return new Lasting(seen);
    }

    /// Those that were there before.
    public List<ProcessEntry> among(List<ProcessEntry> zombies) {
        return zombies.stream()
                .filter(zombie -> seen.contains(zombie.identity()))
                .toList();
    }
}
