package dev.composure.operate.check;

import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.Opinion;
import dev.composure.operate.Referee;
import dev.composure.report.InputError;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What compose says of the planned edits. Our own reading has proven them already; where compose is there, it must
/// agree, and where it reads a project differently, nothing of that project is written.
final class Refereed {

    private final Referee referee;
    private final SourceTree tree;
    private final CheckTally names;
    private final Set<String> refused = new TreeSet<>();
    private final List<InputError> failures = new ArrayList<>();
    private final List<InputError> notes = new ArrayList<>();

    Refereed(Referee referee, SourceTree tree, String workingDirectory) {
        this.referee = referee;
        this.tree = tree;
        this.names = new CheckTally(workingDirectory);
    }

    /// Files, by real path, that must not be written.
    Set<String> refused() {
        return refused;
    }

    List<InputError> failures() {
        return failures;
    }

    List<InputError> notes() {
        return notes;
    }

    void judge(List<PlannedEdits.Planned> projects) {
        var isAnswering = false;
        for (var project : projects) {
            try {
                judge(project);
                isAnswering = true;
            } catch (ComposeUnavailable missing) {
                if (!isAnswering) {
                    // There is no compose here, and a fix needs none: our own reading stands.
                    return;
                }
                cannotTell(project, String.valueOf(missing.getMessage()));
            } catch (UncheckedIOException noShadow) {
                cannotTell(project, String.valueOf(noShadow.getMessage()));
            }
        }
        refuseWhatBelongsTogether(projects);
    }

    private void judge(PlannedEdits.Planned project) {
        switch (referee.opinion(project.invocation(), project.changed(), project.edits())) {
            case Opinion.Agrees _ -> {}
            case Opinion.Objects(var why) -> refuse(project, why);
            case Opinion.CannotTell(var why) -> cannotTell(project, why);
        }
    }

    private void cannotTell(PlannedEdits.Planned project, String why) {
        notes.add(InputError.of(names.shown(project.changed().firstKey()), "not checked against compose: " + why));
    }

    /// One file of a project without the others could mean anything.
    private void refuseWhatBelongsTogether(List<PlannedEdits.Planned> projects) {
        int before;
        do {
            before = refused.size();
            projects.stream()
                    .filter(project -> realPaths(project).stream().anyMatch(refused::contains))
                    .forEach(project ->
                            refuse(project, "it changes together with a file that compose reads differently"));
        } while (refused.size() > before);
    }

    private List<String> realPaths(PlannedEdits.Planned project) {
        return project.changed().keySet().stream().map(tree::realPath).toList();
    }

    private void refuse(PlannedEdits.Planned project, String why) {
        for (String path : project.changed().keySet()) {
            if (refused.add(tree.realPath(path))) {
                failures.add(InputError.of(
                        names.shown(path),
                        "not written (RewriteRefused): %s; please report it, and change the healthcheck by hand"
                                .formatted(why)));
            }
        }
    }
}
