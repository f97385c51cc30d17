package dev.composure.operate.notices;

import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** An outbox that forgets with the process. */
public final class InMemoryOutbox implements Outbox {

    private final Map<ProjectId, NavigableMap<String, Told>> told = new HashMap<>();
    private final SortedMap<Long, Letter> letters = new TreeMap<>();
    private final Map<Long, Instant> due = new HashMap<>();
    private long last;

    @Override
    public synchronized SortedMap<String, Told> told(ProjectId project) {
        return new TreeMap<>(told.getOrDefault(project, new TreeMap<>()));
    }

    @Override
    public synchronized void tell(ProjectId project, News news) {
        var known = told.computeIfAbsent(project, _ -> new TreeMap<>());
        news.told().forEach(one -> known.put(one.key(), one));
        news.over().forEach(known::remove);
        news.notices().forEach(notice -> {
            last++;
            letters.put(last, new Letter(last, notice, 0));
            due.put(last, notice.at());
        });
    }

    @Override
    public synchronized Optional<Letter> next(Instant now) {
        return letters.values().stream()
                .filter(letter -> !due.getOrDefault(letter.number(), now).isAfter(now) && isFirst(letter))
                .findFirst();
    }

    private boolean isFirst(Letter letter) {
        return letters.headMap(letter.number()).values().stream()
                .map(Letter::notice)
                .noneMatch(earlier -> earlier.project().equals(letter.notice().project())
                        && earlier.subject().equals(letter.notice().subject()));
    }

    @Override
    public synchronized Optional<Instant> due() {
        return letters.values().stream()
                .filter(this::isFirst)
                .flatMap(letter -> Optional.ofNullable(due.get(letter.number())).stream())
                .min(Comparator.naturalOrder());
    }

    @Override
    public synchronized int waiting() {
        return letters.size();
    }

    @Override
    public synchronized void done(Letter letter) {
        letters.remove(letter.number());
        due.remove(letter.number());
    }

    @Override
    public synchronized void again(Letter letter, Instant when) {
        letters.put(letter.number(), new Letter(letter.number(), letter.notice(), letter.tries() + 1));
        due.put(letter.number(), when);
    }
}
