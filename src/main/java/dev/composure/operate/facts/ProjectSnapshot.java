package dev.composure.operate.facts;

import dev.composure.operate.ComposeInvocation;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.reconcile.ProjectId;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The containers of one project, and how compose was called for them.
public record ProjectSnapshot(ProjectId project, List<ObservedContainer> containers) {

    private static final Comparator<ObservedContainer> BY_NUMBER = Comparator.comparing(
                    (ObservedContainer container) -> container.composeLabel("service"))
            .thenComparingInt(container -> number(container.composeLabel("container-number")))
            .thenComparing(ObservedContainer::name);

    public ProjectSnapshot {
        containers = containers.stream().sorted(BY_NUMBER).toList();
    }

    /// Groups the containers of a host by project.
    public static SortedMap<ProjectId, ProjectSnapshot> byProject(List<ObservedContainer> containers) {
        var groups = containers.stream()
                .filter(container -> !container.composeLabel("project").isBlank())
                .collect(Collectors.groupingBy(container -> container.composeLabel("project")));
        var snapshots = new TreeMap<ProjectId, ProjectSnapshot>();
        groups.forEach((name, members) -> {
            var project = new ProjectId(name);
            snapshots.put(project, new ProjectSnapshot(project, members));
        });
        return snapshots;
    }

    /// The first container of a service that runs.
    public Optional<ObservedContainer> running(String service) {
        return containers.stream()
                .filter(container -> container.isRunning()
                        && container.composeLabel("service").equals(service))
                .findFirst();
    }

    /// From the labels of the project's newest container: they all say the same unless somebody moved the files.
    public ComposeInvocation invocation() {
        var newest = containers.stream()
                .max(Comparator.comparing(ObservedContainer::startedAt))
                .orElseThrow();
        return new ComposeInvocation(
                project.name(),
                newest.composeLabel("project.working_dir"),
                commaSeparated(newest.composeLabel("project.config_files")),
                commaSeparated(newest.composeLabel("project.environment_file")),
                Collections.emptySortedSet(),
                isCompatible(newest));
    }

    /// `--compatibility` joins the parts of a name with `_`.
    private static boolean isCompatible(ObservedContainer container) {
        return container
                .name()
                .equals("%s_%s_%s"
                        .formatted(
                                container.composeLabel("project"),
                                container.composeLabel("service"),
                                container.composeLabel("container-number")));
    }

    private static List<String> commaSeparated(String label) {
        return Arrays.stream(label.split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static int number(String label) {
        return label.matches("\\d{1,9}") ? Integer.parseInt(label) : 0;
    }
}
