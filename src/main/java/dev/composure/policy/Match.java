package dev.composure.policy;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which services are meant, by globs; all of the four must hold. Empty lists mean any.
public record Match(List<Glob> projects, List<Glob> services, List<Glob> images, SortedMap<String, Glob> labels) {

    public static final Match ANYTHING = new Match(List.of(), List.of(), List.of(), Collections.emptySortedMap());

    public Match {
        projects = List.copyOf(projects);
        services = List.copyOf(services);
        images = List.copyOf(images);
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    boolean covers(String project, String service, String image, SortedMap<String, String> found) {
        return any(projects, project) && any(services, service) && any(images, image) && allLabels(found);
    }

    private static boolean any(List<Glob> globs, String name) {
        return globs.isEmpty() || globs.stream().anyMatch(glob -> glob.matches(name));
    }

    private boolean allLabels(SortedMap<String, String> found) {
        return labels.entrySet().stream().allMatch(label -> {
            var value = found.get(label.getKey());
            return value != null && label.getValue().matches(value);
        });
    }
}
