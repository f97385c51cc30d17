package dev.composure.operate.check;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeEditor;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.Project;
import dev.composure.operate.PolicyLoad;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.facts.FactSource;
import dev.composure.operate.facts.RecordedFacts;
import dev.composure.remedy.Candidate;
import dev.composure.report.CheckReport;
import dev.composure.report.FileChange;
import dev.composure.report.InputError;
import dev.composure.report.ReportedFinding;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Judges compose files and tells what would be done about the findings. It touches nothing.
public final class CheckProject {

    /// So many projects are in memory together, whatever the number of all.
    private static final int AT_ONCE = 64;

    private final SourceTree tree;
    private final PolicyLoader policies;
    private final InstantSource clock;

    private final Predicate<Candidate> taken;
    private final BiConsumer<LoadedProject, List<Edit>> edited;

    /// Every remedy may be taken.
    public CheckProject(SourceTree tree, PolicyLoader policies, InstantSource clock) {
        this(tree, policies, clock, _ -> true, (_, _) -> {});
    }

    /// Only those remedies may be taken; the others are listed with the reason that nobody has tried
    /// them. `edited` is told the edits of every project.
    CheckProject(
            SourceTree tree,
            PolicyLoader policies,
            InstantSource clock,
            Predicate<Candidate> taken,
            BiConsumer<LoadedProject, List<Edit>> edited) {
        this.tree = tree;
        this.policies = policies;
        this.clock = clock;
        this.taken = taken;
        this.edited = edited;
    }

    /// By the compose files alone.
    public CheckReport check(CheckRequest request) {
        return check(request, RecordedFacts.NONE);
    }

    public CheckReport check(CheckRequest request, FactSource facts) {
        return check(request, facts, (_, _) -> {});
    }

    public CheckReport check(CheckRequest request, FactSource facts, Progress progress) {
        var tally = new CheckTally(request.workingDirectory(), facts.versions());
        var search = new ProjectSearch(tree, request, facts.projects());
        search.run();
        search.errors().forEach(tally::error);
        var load = policies.load(request.policy());
        var all = search.found();
        for (int done = 0; done < all.size(); done += AT_ONCE) {
            progress.judged(done, all.size());
            atOnce(all.subList(done, Math.min(done + AT_ONCE, all.size())))
                    .map(found -> judge(load(found), request, load, facts, tally))
                    .toList()
                    .forEach(judgement -> add(judgement, load, tally));
        }
        return switch (load) {
            case PolicyLoad.Loaded good -> tally.report(good.policies(), clock.instant());
            case PolicyLoad.Refused refused -> tally.report(refused.errors());
        };
    }

    /// In their order, whatever comes first. One alone pays for no further threads.
    private static Stream<ProjectSearch.Found> atOnce(List<ProjectSearch.Found> some) {
        return some.size() == 1 ? some.stream() : some.parallelStream();
    }

    /// The file by itself; laid over the main file where it makes sense only so.
    private LoadedProject load(ProjectSearch.Found found) {
        var loader = new ComposeLoader(tree);
        var alone = loader.load(found.input());
        if (alone.problems().isEmpty()) {
            return alone;
        }
        return found.layered().stream()
                .map(loader::load)
                .filter(layered -> layered.problems().size() < alone.problems().size())
                .findFirst()
                .orElse(alone);
    }

    private static Project active(LoadedProject loaded, CheckRequest request) {
        if (request.profiles().isEmpty()) {
            return loaded.project();
        }
        var services = new TreeMap<>(loaded.project().services());
        services.values()
                .removeIf(service -> !service.profiles().isEmpty()
                        && service.profiles().stream().noneMatch(request.profiles()::contains));
        return new Project(loaded.project().name(), services);
    }

    private Judgement judge(
            LoadedProject loaded, CheckRequest request, PolicyLoad load, FactSource facts, CheckTally names) {
        return switch (load) {
            case PolicyLoad.Loaded good ->
                Judgement.of(
                        loaded,
                        active(loaded, request),
                        good.policies(),
                        facts,
                        new FindingReports(tree, names, taken),
                        clock.instant());
            case PolicyLoad.Refused _ -> Judgement.none(loaded);
        };
    }

    private void add(Judgement judgement, PolicyLoad load, CheckTally tally) {
        tally.read(judgement.loaded());
        if (load instanceof PolicyLoad.Loaded) {
            tally.judged(judgement.judged(), judgement.facts());
            var reported = judgement.reported().stream()
                    .filter(finding -> !tally.knows(finding.finding()))
                    .toList();
            reported.forEach(tally::add);
            changes(judgement.loaded(), reported, tally).forEach(tally::change);
        }
    }

    /// The chosen edits, those of the gravest findings first. Where two would give a service different tests, the first
    /// stands, and what is found after it is for another run.
    private static List<Edit> edits(List<ReportedFinding> reported) {
        var tested = new HashSet<String>();
        return reported.stream()
                .sorted(Comparator.comparing(
                                (ReportedFinding one) -> one.finding().severity())
                        .reversed())
                .flatMap(finding -> finding.chosen().map(Candidate::edit).stream())
                .distinct()
                .filter(edit -> edit.changes().stream().noneMatch(Change.SetTest.class::isInstance)
                        || tested.add(edit.service()))
                .toList();
    }

    /// All chosen edits of a project together.
    private List<FileChange> changes(LoadedProject loaded, List<ReportedFinding> reported, CheckTally tally) {
        var edits = edits(reported);
        edited.accept(loaded, edits);
        if (edits.size() == 1) {
            return reported.stream()
                    .flatMap(finding -> finding.changes().stream())
                    .distinct()
                    .toList();
        }
        return switch (new ComposeEditor(tree).apply(loaded, edits)) {
            case EditOutcome.Edited edited -> tally.changes(loaded, edited);
            case EditOutcome.Refused(var why) -> {
                tally.note(InputError.of(
                        loaded.input().files().getFirst(), "The remedies cannot be written together: " + why));
                yield List.of();
            }
        };
    }
}
