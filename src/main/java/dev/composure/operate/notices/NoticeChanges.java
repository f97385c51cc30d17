package dev.composure.operate.notices;

import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Compares what is so in a project with what was told of it, and puts the difference into the outbox. So a steady
/// state is silent, and a process that dies at any moment has nothing told twice, and nothing kept back. Nothing is
/// over while something is under way: what comes of it may be what was there before.
public final class NoticeChanges {

    private final ReadStatus read;
    private final Outbox outbox;
    private final Duration pace;
    private final InstantSource clock;

    /// What is urgent is told again once every `pace`; never where that is zero.
    public NoticeChanges(ReadStatus read, Outbox outbox, Duration pace, InstantSource clock) {
        this.read = read;
        this.outbox = outbox;
        this.pace = pace;
        this.clock = clock;
    }

    /// The round of a project is over.
    public synchronized void ended(ProjectId project) {
        var news = news(project, read.of(project), outbox.told(project), clock.instant());
        if (!news.isNone()) {
            outbox.tell(project, news);
        }
    }

    private News news(ProjectId project, Optional<ProjectStatus> status, SortedMap<String, Told> told, Instant now) {
        var notices = new ArrayList<Notice>();
        var fresh = new ArrayList<Told>();
        var over = new ArrayList<String>();
        var sayings = status.map(known -> Sayings.of(known, now)).orElseGet(TreeMap::new);
        sayings.forEach((key, saying) -> {
            var before = Optional.ofNullable(told.get(key));
            boolean isNews = before.filter(known -> known.digest().equals(saying.digest()))
                    .isEmpty();
            if (isNews || isDue(saying, before.orElseThrow(), now)) {
                fresh.add(new Told(key, saying.digest(), saying.reason(), now));
                if (!saying.isOld()) {
                    notices.add(notice(project, saying, !isNews, now));
                }
            }
        });
        if (status.filter(Sayings::isInMotion).isPresent()) {
            return new News(notices, fresh, over);
        }
        told.values().stream()
                .filter(known ->
                        !sayings.containsKey(known.key()) && !known.key().startsWith(Sayings.REMEDIATION))
                .forEach(known -> {
                    over.add(known.key());
                    notices.add(ended(project, known, status.isPresent(), now));
                });
        return new News(notices, fresh, over);
    }

    private boolean isDue(Sayings.Saying saying, Told before, Instant now) {
        return saying.isUrgent()
                && pace.isPositive()
                && !now.isBefore(before.at().plus(pace));
    }

    private static Notice notice(ProjectId project, Sayings.Saying saying, boolean isReminder, Instant now) {
        return Notice.of(saying.type(), project, saying.subject(), saying.reason(), saying.message(), isReminder, now);
    }

    private static Notice ended(ProjectId project, Told told, boolean isThere, Instant now) {
        boolean isFinding = told.key().startsWith(Sayings.FINDING);
        var words = isFinding ? "it is not found any more" : "nobody is needed any more";
        return Notice.of(
                isFinding ? "finding.resolved" : "project.resumed",
                project,
                isFinding ? told.key().substring(Sayings.FINDING.length()) : "",
                told.reason(),
                isThere ? words : "the project has no container any more",
                false,
                now);
    }
}
