package dev.composure.compose;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the loader understood: the project, what it could not understand (`problems`: exit code 2), what was unknown
/// but does no harm (`notes`: unset variables, missing env files), and the text of every file that was read, by
/// absolute path.
public record LoadedProject(
        ProjectInput input,
        Project project,
        List<Problem> problems,
        List<Problem> notes,
        SortedMap<String, String> texts) {
    public LoadedProject {
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }
}
