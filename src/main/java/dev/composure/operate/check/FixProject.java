package dev.composure.operate.check;

import dev.composure.compose.UnreadableSource;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.ProjectFiles;
import dev.composure.operate.Referee;
import dev.composure.operate.WriteRefused;
import dev.composure.operate.facts.FactSource;
import dev.composure.operate.facts.RecordedFacts;
import dev.composure.remedy.Candidate;
import dev.composure.report.CheckReport;
import dev.composure.report.FileChange;
import dev.composure.report.FixReport;
import dev.composure.report.InputError;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// Writes into compose files what makes their healthchecks safe, as far as that can be known from the files alone, or
/// with facts about their images. Containers are never touched. The paths of the request are the folders below which
/// files may be written.
public final class FixProject {

    /// Files that several projects share are changed by one project after the other; no files need more passes.
    private static final int MOST_PASSES = 5;

    private final SourceTree tree;
    private final PolicyLoader policies;
    private final Function<List<Path>, ProjectFiles> files;
    private final Referee referee;
    private final InstantSource clock;

    /// `files` gives the files that may be written below those folders. The referee is asked where compose is there.
    public FixProject(
            SourceTree tree,
            PolicyLoader policies,
            Function<List<Path>, ProjectFiles> files,
            Referee referee,
            InstantSource clock) {
        this.tree = tree;
        this.policies = policies;
        this.files = files;
        this.referee = referee;
        this.clock = clock;
    }

    /// How to fix: only say it, keep the originals, also take remedies that only a container could show to work.
    public record Manner(boolean dryRun, boolean backup, boolean untried) {}

    /// By the compose files alone.
    public FixReport fix(CheckRequest request, Manner manner) {
        return fix(request, manner, RecordedFacts.NONE);
    }

    public FixReport fix(CheckRequest request, Manner manner, FactSource facts) {
        Predicate<Candidate> taken = candidate -> manner.untried() || !candidate.needsTrial();
        var texts = new NewTexts(tree, request.workingDirectory());
        var edits = new PlannedEdits(tree);
        var report = pass(request, facts, taken, texts, edits);
        for (int pass = 0; pass < MOST_PASSES && !report.changes().isEmpty(); pass++) {
            report.changes().forEach(texts::add);
            report = pass(request, facts, taken, texts, edits);
        }
        var refereed = new Refereed(referee, tree, request.workingDirectory());
        refereed.judge(edits.projects(texts.byRealPath()));
        var planned = new FixReport(
                report.with(refereed.notes()),
                texts.changesWithout(refereed.refused()),
                List.of(),
                refereed.failures());
        return manner.dryRun() ? planned : write(request, manner, planned);
    }

    private CheckReport pass(
            CheckRequest request, FactSource facts, Predicate<Candidate> taken, NewTexts texts, PlannedEdits edits) {
        var overlaid = new OverlaidTree(tree, texts.byRealPath());
        return new CheckProject(overlaid, policies, clock, taken, edits).check(request, facts);
    }

    private FixReport write(CheckRequest request, Manner manner, FixReport planned) {
        var writable = files.apply(roots(request));
        var written = new ArrayList<FileChange>();
        var failures = new ArrayList<>(planned.failures());
        var copies = new ArrayList<String>();
        for (FileChange change : planned.changes()) {
            var path = absolute(request, change.path());
            try {
                if (manner.backup()) {
                    copies.add(shown(request, writable.keepCopy(path)));
                }
                writable.replace(path, bytes(change.before()), bytes(change.after()));
                written.add(change);
            } catch (WriteRefused | UnreadableSource refused) {
                failures.add(InputError.of(change.path(), String.valueOf(refused.getMessage())));
            }
        }
        return new FixReport(planned.left(), written, copies, failures);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// The folders that were named, and those of the files that were named.
    private List<Path> roots(CheckRequest request) {
        var named = new ArrayList<>(request.files());
        named.addAll(request.paths());
        if (named.isEmpty()) {
            named.add(".");
        }
        return named.stream()
                .map(path -> Path.of(absolute(request, path)))
                .map(path -> tree.kind(path.toString()) == SourceTree.Kind.FOLDER ? path : path.resolveSibling(""))
                .map(Path::normalize)
                .distinct()
                .toList();
    }

    private static String absolute(CheckRequest request, String path) {
        return Path.of(request.workingDirectory()).resolve(path).normalize().toString();
    }

    private static String shown(CheckRequest request, String path) {
        return new CheckTally(request.workingDirectory()).shown(path);
    }
}
