package dev.composure.operate;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// How the project was brought up, from the labels of its containers: always absolute paths, in the order of the
/// labels. `profiles` are those of what runs, which no label tells; `compatible` is whether the containers are named as
/// `--compatibility` names them.
public record ComposeInvocation(
        String project,
        String directory,
        List<String> files,
        List<String> envFiles,
        SortedSet<String> profiles,
        boolean compatible) {
    public ComposeInvocation {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = Collections.unmodifiableSortedSet(new TreeSet<>(profiles));
    }

    /// With those profiles active.
    public ComposeInvocation with(SortedSet<String> active) {
        return new ComposeInvocation(project, directory, files, envFiles, active, compatible);
    }

    /// With every path as it is elsewhere.
    public ComposeInvocation at(UnaryOperator<String> place) {
        return new ComposeInvocation(
                project,
                place.apply(directory),
                files.stream().map(place).toList(),
                envFiles.stream().map(place).toList(),
                profiles,
                compatible);
    }

    public ComposeInvocation(String project, String directory, List<String> files, List<String> envFiles) {
        this(project, directory, files, envFiles, Collections.emptySortedSet(), false);
    }
}
