package dev.composure.reconcile;

import dev.composure.policy.RemedyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One attempt to put a service right: the journal entry that is written before anything is touched, and all that is
/// needed to put everything back. `candidate` identifies the edit, so that one that failed is not tried again.
/// `replicas` are the services that are recreated, the one itself and whoever lives in its namespaces, each with the
/// number of its containers; none where only the file changes. `disablesCheck` is true when there will be no probes to
/// count by; `intervalBefore` is the
/// check's former rhythm, and `cost` what it took and takes.
public record Remediation(
        String id,
        ProjectId project,
        String service,
        RemedyKind remedy,
        String candidate,
        boolean disablesCheck,
        String why,
        List<FileChange> files,
        List<ContainerId> containersBefore,
        SortedMap<String, Integer> replicas,
        String configHashBefore,
        Health healthBefore,
        Duration intervalBefore,
        ProbeCosts cost,
        String policyRevision,
        Instant begunAt,
        Verdict verdict) {

    public Remediation {
        files = List.copyOf(files);
        containersBefore = List.copyOf(containersBefore);
        replicas = Collections.unmodifiableSortedMap(new TreeMap<>(replicas));
    }

    public Remediation with(Verdict next) {
        return of(containersBefore, replicas, configHashBefore, next);
    }

    /// Open once more, on the containers that are there now.
    public Remediation reopened(List<ContainerId> containers, SortedMap<String, Integer> together, Verdict next) {
        return of(containers, together, configHashBefore, next);
    }

    /// With the hash that its original definition has by the compose of today.
    public Remediation with(String configHash) {
        return of(containersBefore, replicas, configHash, verdict);
    }

    /// With what its probes are known to cost since.
    public Remediation costing(ProbeCost after) {
        return new Remediation(
                id,
                project,
                service,
                remedy,
                candidate,
                disablesCheck,
                why,
                files,
                containersBefore,
                replicas,
                configHashBefore,
                healthBefore,
                intervalBefore,
                new ProbeCosts(cost.before(), after),
                policyRevision,
                begunAt,
                verdict);
    }

    /// The same edit, on these containers.
    private Remediation of(
            List<ContainerId> containers, SortedMap<String, Integer> together, String configHash, Verdict next) {
        return new Remediation(
                id,
                project,
                service,
                remedy,
                candidate,
                disablesCheck,
                why,
                files,
                containers,
                together,
                configHash,
                healthBefore,
                intervalBefore,
                cost,
                policyRevision,
                begunAt,
                next);
    }

    /// Nothing is recreated: only the file changes.
    public boolean isFileOnly() {
        return replicas.isEmpty();
    }

    public boolean isOpen() {
        return verdict.isOpen();
    }

    /// When it ended; empty while it is open.
    public Optional<Instant> endedAt() {
        return switch (verdict) {
            case Verdict.InProgress _, Verdict.Restoring _ -> Optional.empty();
            case Verdict.Proven proven -> Optional.of(proven.at());
            case Verdict.Written written -> Optional.of(written.at());
            case Verdict.Restored restored -> Optional.of(restored.at());
            case Verdict.Abandoned abandoned -> Optional.of(abandoned.at());
        };
    }
}
