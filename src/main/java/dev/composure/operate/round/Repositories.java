package dev.composure.operate.round;

import dev.composure.operate.JournalBytes;
import dev.composure.operate.Patches;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.StateStore;
import dev.composure.operate.WorkTrees;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.Step;
import dev.composure.reconcile.Tracking;
import dev.composure.reconcile.Verdict;
import dev.composure.report.FileChange;
import dev.composure.report.UnifiedDiff;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/// What git has of the files of projects, and what is proposed and committed there.
public record Repositories(WorkTrees trees, Patches patches) {

    private static final Logger LOG = Logger.getLogger(Repositories.class);

    Tracking tracking(Collection<String> paths) {
        var tracked = new TreeMap<String, String>();
        paths.forEach(path -> trees.tracked(path).ifPresent(file -> tracked.put(path, file.obstacle())));
        return new Tracking(tracked, patches.kept());
    }

    /// The branch comes first: once the patch is there, all is done.
    void propose(Step.ProposeEdit step, ProjectFiles files) {
        var changes = new TreeMap<String, JournalBytes>();
        step.edit()
                .texts()
                .forEach((path, text) -> changes.put(
                        path,
                        new JournalBytes(files.read(path).orElse(new byte[0]), text.getBytes(StandardCharsets.UTF_8))));
        if (!step.branch().isEmpty()) {
            var message = "%s%s%n%s%n"
                    .formatted(
                            subject(step.service()),
                            step.edit().finding(),
                            step.edit().cause());
            trees.branch(step.branch(), changes, message)
                    .ifPresent(why -> LOG.warnf("there is no branch %s: %s", step.branch(), why));
        }
        patches.keep(
                step.name(),
                UnifiedDiff.render(changes.entrySet().stream()
                        .map(change -> fileChange(change.getKey(), change.getValue()))
                        .toList()));
    }

    /// From the top of the work tree on, as `git apply` wants it.
    private FileChange fileChange(String path, JournalBytes bytes) {
        var top = trees.tracked(path).map(WorkTrees.Tracked::top).orElse("/");
        return new FileChange(
                Path.of(top).relativize(Path.of(path)).toString(),
                new String(bytes.before(), StandardCharsets.UTF_8),
                new String(bytes.after(), StandardCharsets.UTF_8));
    }

    void commit(Step.CommitFiles step, StateStore store) {
        var remediation = step.remediation();
        var isBack = remediation.verdict() instanceof Verdict.Restored;
        var bytes = store.bytes(remediation.id());
        trees.commit(isBack ? swapped(bytes) : bytes, message(remediation, isBack, store))
                .ifPresent(why -> LOG.warnf("%s is not committed: %s", step.service(), why));
    }

    private static SortedMap<String, JournalBytes> swapped(SortedMap<String, JournalBytes> bytes) {
        var swapped = new TreeMap<String, JournalBytes>();
        bytes.forEach((path, kept) ->
                swapped.put(path, new JournalBytes(/* before= */ kept.after(), /* after= */ kept.before())));
        return swapped;
    }

    /// The journal's own words: the plan, the finding and its evidence, all with credentials masked.
    private static String message(Remediation remediation, boolean isBack, StateStore store) {
        var subject = isBack
                ? "revert(%s): put the original healthcheck back%n%n".formatted(remediation.service())
                : subject(remediation.service());
        return "%s%s%n%nRemediation: %s%n".formatted(subject, store.plan(remediation.id()), remediation.id());
    }

    private static String subject(String service) {
        return "fix(%s): keep the healthcheck from leaving zombies%n%n".formatted(service);
    }
}
