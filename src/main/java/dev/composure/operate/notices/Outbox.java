package dev.composure.operate.notices;

import dev.composure.reconcile.ProjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;

/// What was told and what is still to be sent; it outlives the process.
public interface Outbox {

    /// What was told of a project last, by key.
    SortedMap<String, Told> told(ProjectId project);

    /// Notes all of it, or nothing.
    void tell(ProjectId project, News news);

    /// The oldest letter that is due. Of two with the same project and subject the later one waits for the earlier one.
    Optional<Letter> next(Instant now);

    /// When the next letter is due that waits for no earlier one; empty where none waits.
    Optional<Instant> due();

    /// How many letters wait.
    int waiting();

    /// Nothing more is to be done about that letter.
    void done(Letter letter);

    /// It is to be tried again then.
    void again(Letter letter, Instant when);
}
