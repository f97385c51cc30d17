package dev.composure.operate.policies;

import dev.composure.operate.PolicySource;
import dev.composure.operate.ReadStatus;
import dev.composure.policy.excuses.ExceptionNote;
import dev.composure.policy.excuses.ExceptionReview;
import dev.composure.reconcile.Assessment;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Tells which exceptions of the policies in force somebody should look at, by what the latest round of each project
/// has found. It begins anew with the process: until every project that is known was judged, none is called unused.
public final class ReviewExceptions {

    private final Map<ProjectId, ExceptionReview.Judged> judged = new ConcurrentHashMap<>();
    private final PolicySource policies;
    private final ReadStatus known;
    private final InstantSource clock;

    public ReviewExceptions(PolicySource policies, ReadStatus known, InstantSource clock) {
        this.policies = policies;
        this.known = known;
        this.clock = clock;
    }

    public void judged(Assessment assessment) {
        judged.put(assessment.seen().project(), assessment.judged());
    }

    public void gone(ProjectId project) {
        judged.remove(project);
    }

    public List<ExceptionNote> notes() {
        var knowsAll = known.all().stream().map(ProjectStatus::project).allMatch(judged::containsKey);
        return ExceptionReview.of(policies.known().inForce(), List.copyOf(judged.values()), clock.instant()).stream()
                .filter(note -> knowsAll || note.state() != ExceptionNote.State.UNUSED)
                .toList();
    }
}
