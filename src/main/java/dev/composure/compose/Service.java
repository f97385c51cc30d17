package dev.composure.compose;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// One service of a project as compose sees it after all merging, as far as judging its healthcheck needs it.
///
/// `image` is empty where the service is only built; `command` and `entrypoint` are empty where the image decides.
/// `containerPorts` are the targets of `ports` and `expose` in file order. `dependsOn` maps a dependency to its
/// condition (`service_started`, `service_healthy`, `service_completed_successfully`). `environmentNames` holds names
/// only: values are nobody's business here. `fixedEnvironment` are those whose value the file writes out, without any
/// variable in it. `profiles` empty means always active.
/// `ignoredRules` are those that the file wants ignored, by name.
public record Service(
        String name,
        Position position,
        Healthcheck healthcheck,
        Setting<Boolean> init,
        Setting<String> pid,
        String image,
        List<String> command,
        List<String> entrypoint,
        List<Integer> containerPorts,
        SortedMap<String, String> dependsOn,
        SortedMap<String, String> labels,
        SortedSet<String> environmentNames,
        SortedSet<String> fixedEnvironment,
        SortedSet<String> profiles,
        SortedMap<String, IgnoredRule> ignoredRules) {

    public Service {
        command = List.copyOf(command);
        entrypoint = List.copyOf(entrypoint);
        containerPorts = List.copyOf(containerPorts);
        dependsOn = Collections.unmodifiableSortedMap(new TreeMap<>(dependsOn));
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
        environmentNames = Collections.unmodifiableSortedSet(new TreeSet<>(environmentNames));
        fixedEnvironment = Collections.unmodifiableSortedSet(new TreeSet<>(fixedEnvironment));
        profiles = Collections.unmodifiableSortedSet(new TreeSet<>(profiles));
        ignoredRules = Collections.unmodifiableSortedMap(new TreeMap<>(ignoredRules));
    }

    /// The same service with further names in its environment.
    public Service with(SortedSet<String> variables) {
        var names = new TreeSet<>(environmentNames);
        return names.addAll(variables) ? copy(healthcheck, names) : this;
    }

    /// The same service with another check.
    public Service with(Healthcheck other) {
        return copy(other, environmentNames);
    }

    private Service copy(Healthcheck check, SortedSet<String> names) {
        return new Service(
                name,
                position,
                check,
                init,
                pid,
                image,
                command,
                entrypoint,
                containerPorts,
                dependsOn,
                labels,
                names,
                fixedEnvironment,
                profiles,
                ignoredRules);
    }
}
