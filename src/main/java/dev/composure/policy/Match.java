package dev.composure.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which services are meant, by globs; all of the four must hold. Empty lists mean any.
public record Match(List<Glob> projects, List<Glob> services, List<Glob> images, SortedMap<String, Glob> labels) {

    private static final Glob ANY = new Glob("*");

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

    /// True when the other covers whatever this one covers.
    public boolean isWithin(Match other) {
        return within(projects, other.projects)
                && within(services, other.services)
                && within(images, other.images)
                && labelsWithin(labels, other.labels);
    }

    /// True when some service may be covered by both.
    public boolean meets(Match other) {
        return meet(projects, other.projects)
                && meet(services, other.services)
                && meet(images, other.images)
                && labels.entrySet().stream()
                        .allMatch(label -> label.getValue().meets(other.labels.getOrDefault(label.getKey(), ANY)));
    }

    /// True when this one covers whatever both of them cover.
    public boolean holdsWhatIsShared(Match one, Match other) {
        return (within(one.projects, projects) || within(other.projects, projects))
                && (within(one.services, services) || within(other.services, services))
                && (within(one.images, images) || within(other.images, images))
                && labels.entrySet().stream()
                        .allMatch(label -> labelWithin(one.labels, label) || labelWithin(other.labels, label));
    }

    private static boolean within(List<Glob> inner, List<Glob> outer) {
        return outer.isEmpty()
                || orAny(inner).stream().allMatch(glob -> outer.stream().anyMatch(glob::isWithin));
    }

    private static boolean labelsWithin(SortedMap<String, Glob> inner, SortedMap<String, Glob> outer) {
        return outer.entrySet().stream().allMatch(label -> labelWithin(inner, label));
    }

    private static boolean labelWithin(SortedMap<String, Glob> inner, Map.Entry<String, Glob> label) {
        var own = inner.get(label.getKey());
        return own != null && own.isWithin(label.getValue());
    }

    private static boolean meet(List<Glob> one, List<Glob> other) {
        return orAny(one).stream().anyMatch(glob -> orAny(other).stream().anyMatch(glob::meets));
    }

    private static List<Glob> orAny(List<Glob> globs) {
        return globs.isEmpty() ? List.of(ANY) : globs;
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
