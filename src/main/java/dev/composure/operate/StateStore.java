package dev.composure.operate;

import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Trial;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/// What must outlive the process. Every call that writes has reached the disk when it returns.
public interface StateStore {

    /// How many samples a look back has: more than any window of a trend needs.
    int RECENT = 500;

    Optional<ProjectStatus> status(ProjectId project);

    /// All of them, sorted by project.
    List<ProjectStatus> statuses();

    void save(ProjectStatus status);

    /// Forgets the status of a project that is gone; its journal stays.
    void forget(ProjectId project);

    /// The latest [#RECENT] samples of a service, oldest first.
    List<ZombieSample> recentSamples(ProjectId project, String service);

    void add(ProjectId project, String service, ZombieSample sample);

    /// Drops the samples that are older than that.
    void dropSamplesBefore(Instant instant);

    /// Oldest first.
    List<Remediation> remediations(ProjectId project);

    /// Writes a journal entry with the original bytes of every file and the bytes that will replace them.
    void begin(Remediation remediation, SortedMap<String, JournalBytes> files);

    void update(Remediation remediation);

    /// The bytes of a journal entry, by path.
    SortedMap<String, JournalBytes> bytes(String remediationId);

    /// How many remediations of other projects are under way on this host.
    int openElsewhere(ProjectId project);

    /// The digests of the plans of that project that a person said yes to.
    SortedSet<String> approvals(ProjectId project);

    void approve(ProjectId project, String planDigest, Instant at);

    List<Trial> trials(ProjectId project);

    void add(ProjectId project, Trial trial);
}
