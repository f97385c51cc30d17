package dev.composure.operate.check;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.SourceReader;
import dev.composure.operate.ComposeInvocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// The edits that a fix has planned, project by project. A file may belong to several.
final class PlannedEdits implements BiConsumer<LoadedProject, List<Edit>> {

    private final SourceReader tree;
    private final Map<List<String>, Planned> planned = new LinkedHashMap<>();

    PlannedEdits(SourceReader tree) {
        this.tree = tree;
    }

    /// What is planned for one project.
    record Planned(ComposeInvocation invocation, List<String> files, List<Edit> edits) {

        /// The texts of this project's files among all that change.
        SortedMap<String, String> changed(SortedMap<String, String> texts) {
            var own = new TreeMap<>(texts);
            own.keySet().retainAll(files);
            return own;
        }
    }

    @Override
    public void accept(LoadedProject loaded, List<Edit> edits) {
        if (edits.isEmpty()) {
            return;
        }
        var files = new ComposeLoader(tree).files(loaded.input());
        var one = planned.computeIfAbsent(files, named -> begin(loaded, named));
        edits.stream().filter(edit -> !one.edits().contains(edit)).forEach(one.edits()::add);
    }

    private static Planned begin(LoadedProject loaded, List<String> files) {
        var invocation = new ComposeInvocation(
                loaded.project().name(),
                loaded.input().directory(),
                files,
                loaded.input().envFiles());
        return new Planned(invocation, List.copyOf(loaded.texts().keySet()), new ArrayList<>());
    }

    List<Planned> projects() {
        return List.copyOf(planned.values());
    }
}
