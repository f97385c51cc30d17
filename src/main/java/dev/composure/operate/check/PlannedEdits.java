package dev.composure.operate.check;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.LoadedProject;
import dev.composure.operate.ComposeInvocation;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What a fix has planned, and what comes of it project by project. A file may belong to several projects: what one of
/// them plans for it, all of them see.
final class PlannedEdits implements BiConsumer<LoadedProject, List<Edit>> {

    private final SourceTree tree;
    private final Map<List<String>, Seen> projects = new LinkedHashMap<>();
    private final Set<Change> wanted = new LinkedHashSet<>();

    PlannedEdits(SourceTree tree) {
        this.tree = tree;
    }

    /// A project as it was when it was first read, and when it was last.
    private record Seen(LoadedProject before, LoadedProject after) {}

    /// What one project comes to. `changed` holds the new texts of its own files, by the paths it reads them at.
    record Planned(ComposeInvocation invocation, SortedMap<String, String> changed, List<Edit> edits) {}

    @Override
    public void accept(LoadedProject loaded, List<Edit> edits) {
        var files = new ComposeLoader(tree).files(loaded.input());
        projects.merge(files, new Seen(loaded, loaded), (first, last) -> new Seen(first.before(), last.after()));
        edits.forEach(edit -> wanted.addAll(edit.changes()));
    }

    /// The projects to which some of these new texts, by real path, belong.
    List<Planned> projects(SortedMap<String, String> texts) {
        return projects.entrySet().stream()
                .map(project -> planned(project.getKey(), project.getValue(), texts))
                .filter(project -> !project.changed().isEmpty())
                .toList();
    }

    private Planned planned(List<String> files, Seen seen, SortedMap<String, String> texts) {
        var input = seen.before().input();
        var name = seen.before().project().name();
        return new Planned(
                new ComposeInvocation(name, input.directory(), files, input.envFiles()),
                changed(seen.before(), texts),
                Effects.of(wanted, seen.before().project(), seen.after().project()));
    }

    private SortedMap<String, String> changed(LoadedProject project, SortedMap<String, String> texts) {
        var own = new TreeMap<String, String>();
        for (String path : project.texts().keySet()) {
            var text = texts.get(tree.realPath(path));
            if (text != null) {
                own.put(path, text);
            }
        }
        return own;
    }
}
