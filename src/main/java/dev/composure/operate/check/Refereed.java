package dev.composure.operate.check;

import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.Opinion;
import dev.composure.operate.Referee;
import dev.composure.report.InputError;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/// What compose says of the planned edits. Our own reading has proven them already; where compose is there, it must
/// agree,
/// and where it reads the project differently, nothing of that project is written.
final class Refereed {

    private final Referee referee;
    private final CheckTally names;
    private final Set<String> refused = new TreeSet<>();
    private final List<InputError> failures = new ArrayList<>();
    private final List<InputError> notes = new ArrayList<>();

    Refereed(Referee referee, String workingDirectory) {
        this.referee = referee;
        this.names = new CheckTally(workingDirectory);
    }

    /// Files, by absolute path, that must not be written.
    Set<String> refused() {
        return refused;
    }

    List<InputError> failures() {
        return failures;
    }

    List<InputError> notes() {
        return notes;
    }

    void judge(List<PlannedEdits.Planned> projects, SortedMap<String, String> texts) {
        try {
            projects.forEach(project -> judge(project, project.changed(texts)));
        } catch (ComposeUnavailable missing) {
            // Compose is not needed for a fix: our own reading stands.
            refused.clear();
            failures.clear();
        }
    }

    private void judge(PlannedEdits.Planned project, SortedMap<String, String> changed) {
        if (changed.isEmpty()) {
            return;
        }
        switch (referee.opinion(project.invocation(), changed, project.edits())) {
            case Opinion.Agrees _ -> {}
            case Opinion.Objects(var why) -> refuse(changed, why);
            case Opinion.CannotTell(var why) ->
                notes.add(InputError.of(names.shown(changed.firstKey()), "not checked against compose: " + why));
        }
    }

    private void refuse(SortedMap<String, String> changed, String why) {
        for (String path : changed.keySet()) {
            if (refused.add(path)) {
                failures.add(InputError.of(
                        names.shown(path),
                        "not written (RewriteRefused): %s; please report it, and change the healthcheck by hand"
                                .formatted(why)));
            }
        }
    }
}
