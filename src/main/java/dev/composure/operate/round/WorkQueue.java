package dev.composure.operate.round;

import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The projects that want a round, and when. It holds ids only, each once: an id that comes while its project is in
/// hand causes exactly one more round afterwards, and never two rounds of one project run at once.
public final class WorkQueue {

    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final TreeMap<ProjectId, Instant> due = new TreeMap<>();
    private final Set<ProjectId> inHand = new HashSet<>();
    private Instant latest = Instant.MIN;
    private boolean closed;

    public WorkQueue(InstantSource clock) {
        this.clock = clock;
    }

    /// Wants a round at that time, or earlier if one is wanted earlier already.
    public void add(ProjectId project, Instant when) {
        lock.lock();
        try {
            followTheClock();
            due.merge(project, when, (one, other) -> one.isBefore(other) ? one : other);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the next project that is due, waiting for it; empty once the queue is closed. Give it back with [#done].
    public Optional<ProjectId> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                followTheClock();
                var next = next();
                if (next.isEmpty()) {
                    changed.await();
                    continue;
                }
                var pause = Duration.between(clock.instant(), next.get().getValue());
                if (!pause.isPositive()) {
                    due.remove(next.get().getKey());
                    inHand.add(next.get().getKey());
                    return Optional.of(next.get().getKey());
                }
                changed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// A clock that is put back would have everybody wait for the time that it has lost.
    private void followTheClock() {
        var now = clock.instant();
        if (now.isBefore(latest)) {
            var lost = Duration.between(now, latest);
            due.replaceAll((_, when) -> when.minus(lost));
        }
        latest = now;
    }

    private Optional<Map.Entry<ProjectId, Instant>> next() {
        return due.entrySet().stream()
                .filter(entry -> !inHand.contains(entry.getKey()))
                .min(Map.Entry.<ProjectId, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::copyOf);
    }

    /// The round of a project that was taken is over.
    public void done(ProjectId project) {
        lock.lock();
        try {
            inHand.remove(project);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// How many projects wait for a round.
    public int depth() {
        lock.lock();
        try {
            return due.size();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes everybody who waits; nothing more is given out.
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
