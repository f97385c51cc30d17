package dev.composure.web.live;

import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Counts what changes, so that a page can tell whether it shows the present. Numbers begin with the time of the start:
/// none of an earlier process is taken for one of this.
public final class Pulse {

    private final AtomicLong latest;
    private final long start;
    private final Map<ProjectId, Long> projects = new ConcurrentHashMap<>();

    public Pulse(Instant startedAt) {
        this.start = startedAt.toEpochMilli();
        this.latest = new AtomicLong(start);
    }

    public void changed(ProjectId project) {
        projects.put(project, latest.incrementAndGet());
    }

    /// Of everything.
    public long version() {
        return latest.get();
    }

    public long version(ProjectId project) {
        return projects.getOrDefault(project, start);
    }
}
