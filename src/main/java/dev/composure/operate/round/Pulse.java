package dev.composure.operate.round;

import dev.composure.reconcile.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// Whether the loop still goes round: its workers live, and none of them is stuck.
final class Pulse {

    /// Every wait of a round has a limit of its own; all of them together do not come near this.
    private static final Duration LONGEST_ROUND = Duration.ofHours(1);

    private final List<Thread> workers = new CopyOnWriteArrayList<>();
    private final Map<ProjectId, Instant> inHand = new ConcurrentHashMap<>();

    void started(Thread worker) {
        workers.add(worker);
    }

    void begun(ProjectId project, Instant now) {
        inHand.put(project, now);
    }

    void over(ProjectId project) {
        inHand.remove(project);
    }

    /// Empty while all is well.
    Optional<String> trouble(Instant now) {
        long dead = workers.stream().filter(worker -> !worker.isAlive()).count();
        return dead > 0
                ? Optional.of("%d of %d workers have ended".formatted(dead, workers.size()))
                : inHand.entrySet().stream()
                        .filter(round -> round.getValue().plus(LONGEST_ROUND).isBefore(now))
                        .min(Comparator.comparing(Map.Entry::getValue))
                        .map(round -> "the round of %s has been going on since %s"
                                .formatted(round.getKey().name(), round.getValue()));
    }
}
