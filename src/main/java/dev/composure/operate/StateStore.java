package dev.composure.operate;

import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Trial;
import dev.composure.zombies.ZombieSample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// What must outlive the process. Every call that writes has reached the disk when it returns.
public interface StateStore {

    /// Why the last write failed; empty where it did not.
    default Optional<String> trouble() {
        return Optional.empty();
    }

    /// How many samples a look back has: more than any window of a trend needs.
    int RECENT = 500;

    /// For how long each sample is kept.
    Duration WHOLE = Duration.ofDays(1);

    /// For how long some are.
    Duration KEPT = Duration.ofDays(7);

    Optional<ProjectStatus> status(ProjectId project);

    /// All of them, sorted by project.
    List<ProjectStatus> statuses();

    void save(ProjectStatus status);

    /// Forgets the status of a project that is gone; its journal stays.
    void forget(ProjectId project);

    /// The latest [#RECENT] samples of a service, oldest first.
    List<ZombieSample> recentSamples(ProjectId project, String service);

    void add(ProjectId project, String service, ZombieSample sample);

    /// Those of a round, by service, at the cost of one write to the disk.
    default void addAll(ProjectId project, SortedMap<String, List<ZombieSample>> samples) {
        samples.forEach((service, fresh) -> fresh.forEach(sample -> add(project, service, sample)));
    }

    /// Thins the samples of more than [#WHOLE] ago to the last of each hour, container and counter, and drops
    /// those of more than [#KEPT] ago. Those of a project with an open remediation are not thinned, because its
    /// verdict may need each. What lies more than [#WHOLE] ahead was dated by a clock that was wrong, and would
    /// stay for ever.
    void thinSamples(Instant now);

    /// The samples before the recent ones, as thinned as those of long ago, oldest first.
    List<ZombieSample> pastSamples(ProjectId project, String service);

    /// Oldest first.
    List<Remediation> remediations(ProjectId project);

    /// Writes a journal entry with the text of the plan, the original bytes of every file and the bytes
    /// that will replace them. Nothing is written, and the answer is false, where `most` remediations are
    /// open on this host already.
    boolean begin(Remediation remediation, String plan, SortedMap<String, JournalBytes> files, int most);

    void update(Remediation remediation);

    /// The bytes of a journal entry, by path.
    SortedMap<String, JournalBytes> bytes(String remediationId);

    /// The text of the plan that a remediation was begun with; empty where there is no such remediation.
    String plan(String remediationId);

    /// Notes that a step of a remediation is about to happen; the answer is its number.
    int startStep(String remediationId, JournalStep.Action action, String text, Instant at);

    /// Notes how that step ended.
    void endStep(String remediationId, int number, Instant at, String outcome);

    /// The steps of a remediation, in order.
    List<JournalStep> steps(String remediationId);

    /// How many remediations of other projects are under way on this host.
    int openElsewhere(ProjectId project);

    /// The digests of the plans of that project that a person said yes to.
    SortedSet<String> approvals(ProjectId project);

    void approve(ProjectId project, String planDigest, Instant at);

    /// True while a person wants nothing new to be begun in that project.
    boolean isPaused(ProjectId project);

    void pause(ProjectId project, boolean isPaused);

    /// Of every project, oldest first.
    List<Remediation> remediations();

    /// Keeps that a person wants the original of a remediation back.
    void wantBack(String remediationId, Instant at);

    /// The remediations of that project that a person wants undone, or has had undone.
    SortedSet<String> wantedBack(ProjectId project);

    List<Trial> trials(ProjectId project);

    void add(ProjectId project, Trial trial);
}
