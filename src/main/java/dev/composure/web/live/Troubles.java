package dev.composure.web.live;

import java.util.List;
import java.util.function.Supplier;

/// What is wrong with the operator itself, which is told above every page, and how often that has changed.
public final class Troubles {

    private final Supplier<List<Trouble>> look;
    private List<Trouble> latest = List.of();
    private long changes;

    public Troubles(Supplier<List<Trouble>> look) {
        this.look = look;
    }

    public synchronized List<Trouble> now() {
        var found = List.copyOf(look.get());
        if (!found.equals(latest)) {
            latest = found;
            changes++;
        }
        return latest;
    }

    public synchronized long version() {
        now();
        return changes;
    }
}
