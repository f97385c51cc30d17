package dev.composure.operate.byhand;

import dev.composure.operate.JournalBytes;
import dev.composure.operate.Patches;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Rollback;
import dev.composure.report.FileChange;
import dev.composure.report.UnifiedDiff;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Keeps a person's wish to have what Composure did undone, and has the projects looked at again. What is not as it was
/// left stays as it is: what differs is told, and the patch.
public final class RollBack {

    private final StateStore store;
    private final ProjectFiles files;
    private final Patches patches;
    private final Consumer<ProjectId> wake;
    private final InstantSource clock;

    /// `wake` wants a round of the project.
    public RollBack(
            StateStore store, ProjectFiles files, Patches patches, Consumer<ProjectId> wake, InstantSource clock) {
        this.store = store;
        this.files = files;
        this.patches = patches;
        this.wake = wake;
        this.clock = clock;
    }

    /// Empty where there is no such remediation.
    public Optional<RollbackOutcome> one(String remediationId) {
        var all = store.remediations();
        return all.stream()
                .filter(remediation -> remediation.id().equals(remediationId))
                .findFirst()
                .map(remediation -> wanted(List.of(remediation), all).getFirst());
    }

    /// What would become of the wish, without anything being done; empty where there is no such remediation.
    public Optional<Rollback.Answer> preview(String remediationId) {
        var all = store.remediations();
        return all.stream()
                .filter(remediation -> remediation.id().equals(remediationId))
                .findFirst()
                .map(remediation -> Rollback.answers(List.of(remediation), all, digests(List.of(remediation)))
                        .getFirst());
    }

    /// Everything that is still in force, newest first: the uninstall.
    public List<RollbackOutcome> all() {
        var all = store.remediations();
        return wanted(
                all.stream()
                        .filter(remediation -> remediation.isOpen() || Rollback.isKept(remediation))
                        .toList(),
                all);
    }

    private List<RollbackOutcome> wanted(List<Remediation> wanted, List<Remediation> all) {
        return Rollback.answers(wanted, all, digests(wanted)).stream()
                .map(this::kept)
                .toList();
    }

    private SortedMap<String, String> digests(List<Remediation> remediations) {
        var digests = new TreeMap<String, String>();
        remediations.stream()
                .flatMap(remediation -> remediation.files().stream())
                .map(file -> file.path())
                .forEach(path -> digests.computeIfAbsent(
                        path, file -> files.read(file).map(Digest::of).orElse("")));
        return digests;
    }

    private RollbackOutcome kept(Rollback.Answer answer) {
        return switch (answer) {
            case Rollback.Answer.Possible(var remediation) -> {
                store.wantBack(remediation.id(), clock.instant());
                wake.accept(remediation.project());
                yield outcome(remediation, "RollingBack", "its original file and definition come back", "", "", "");
            }
            case Rollback.Answer.Needless(var remediation, var why) ->
                outcome(remediation, "Needless", why, "", "", "");
            case Rollback.Answer.Differs differs -> differs(differs);
        };
    }

    private RollbackOutcome differs(Rollback.Answer.Differs answer) {
        var remediation = answer.remediation();
        var since = new ArrayList<FileChange>();
        var undo = new ArrayList<FileChange>();
        store.bytes(remediation.id()).forEach((path, bytes) -> {
            if (answer.paths().contains(path)) {
                since.add(change(
                        path,
                        /* before= */ bytes.after(),
                        /* after= */ files.read(path).orElse(new byte[0])));
            }
            undo.add(undone(path, bytes));
        });
        var patchFile = patches.keep("rollback-" + remediation.id(), UnifiedDiff.render(undo));
        return outcome(
                remediation,
                "FileDiffers",
                answer.why(),
                UnifiedDiff.renderMasked(since),
                UnifiedDiff.renderMasked(undo),
                patchFile);
    }

    private static FileChange undone(String path, JournalBytes bytes) {
        return change(path, /* before= */ bytes.after(), /* after= */ bytes.before());
    }

    static FileChange change(String path, byte[] before, byte[] after) {
        return change(path, before, new String(after, StandardCharsets.UTF_8));
    }

    /// `git apply` and `patch -p1` take paths below the folder they are called in: here, the root.
    static FileChange change(String path, byte[] before, String after) {
        var relative = path.startsWith("/") ? path.substring(1) : path;
        return new FileChange(relative, new String(before, StandardCharsets.UTF_8), after);
    }

    private static RollbackOutcome outcome(
            Remediation remediation, String outcome, String message, String differs, String patch, String patchFile) {
        return new RollbackOutcome(
                remediation.id(),
                remediation.project().name(),
                remediation.service(),
                outcome,
                message,
                differs,
                patch,
                patchFile);
    }
}
