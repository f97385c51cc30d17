package dev.composure.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Zombies by completed probes, before a remedy and after it: `before.get(0)` were there after the first probe.
public record ZombieCurve(List<Integer> before, List<Integer> after) {

    public ZombieCurve {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    public static ZombieCurve empty() {
        return new ZombieCurve(List.of(), List.of());
    }

    /// With what one look saw; probes that no look came after saw what the look before did.
    public ZombieCurve before(long probes, int zombies) {
        return new ZombieCurve(extended(before, probes, zombies), after);
    }

    /// The same, once the remedy is in place.
    public ZombieCurve after(long probes, int zombies) {
        return new ZombieCurve(before, extended(after, probes, zombies));
    }

    private static List<Integer> extended(List<Integer> levels, long probes, int zombies) {
        if (probes == 0) {
            return levels;
        }
        var longer = new ArrayList<>(levels);
        while (longer.size() < probes) {
            longer.add(longer.isEmpty() ? 0 : longer.getLast());
        }
        longer.set((int) probes - 1, zombies);
        return longer;
    }

    int highest() {
        return Math.max(highest(before), highest(after));
    }

    private static int highest(List<Integer> levels) {
        return levels.isEmpty() ? 0 : Collections.max(levels);
    }
}
