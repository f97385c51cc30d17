package dev.composure.reconcile.drift;

import dev.composure.reconcile.Ties;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads what ties the services of a project together out of what compose would create: it has resolved every way of
/// saying so.
record TieReading(Rehearsal rehearsal) {

    private static final String DEPENDS_ON = "/Labels/com.docker.compose.depends_on";

    /// A container that is meant by its name: `container:@shop-vpn-1`, `["@shop-db-1:rw"]`.
    private static final Pattern NAMED = Pattern.compile("@([A-Za-z0-9][A-Za-z0-9_.-]*)");

    SortedMap<String, Ties> ties() {
        var ties = new TreeMap<String, Ties>();
        for (DesiredContainer container : rehearsal.containers()) {
            ties.put(container.service(), tiesOf(container.service()));
        }
        return ties;
    }

    private Ties tiesOf(String service) {
        var dependsOn = new TreeMap<String, String>();
        rehearsal
                .of(service)
                .forEach(container -> dependencies(container)
                        .forEach((name, dependency) -> dependsOn.put(name, dependency.condition())));
        return new Ties(dependsOn, sharersOf(service), new TreeSet<>(), restartedWith(service));
    }

    private record Dependency(String condition, boolean restart) {}

    /// The label reads `db:service_healthy:false,cache:service_started:true`.
    private static SortedMap<String, Dependency> dependencies(DesiredContainer container) {
        var dependencies = new TreeMap<String, Dependency>();
        for (String entry : container.definition().value(DEPENDS_ON).split(",", -1)) {
            var parts = entry.split(":", -1);
            if (!parts[0].isBlank()) {
                dependencies.put(
                        parts[0],
                        new Dependency(
                                parts.length > 1 ? parts[1] : "service_started",
                                parts.length > 2 && parts[2].equals("true")));
            }
        }
        return dependencies;
    }

    private SortedSet<String> restartedWith(String service) {
        var restarted = new TreeSet<String>();
        for (DesiredContainer container : rehearsal.containers()) {
            var dependency = Optional.ofNullable(dependencies(container).get(service));
            if (dependency.isPresent() && dependency.get().restart()) {
                restarted.add(container.service());
            }
        }
        return restarted;
    }

    private SortedSet<String> sharersOf(String service) {
        var sharers = new TreeSet<String>();
        for (DesiredContainer container : rehearsal.containers()) {
            if (!container.service().equals(service) && livesWith(container, service)) {
                sharers.add(container.service());
            }
        }
        return sharers;
    }

    private boolean livesWith(DesiredContainer container, String service) {
        var hosts = new TreeSet<String>();
        for (String path : new String[] {"NetworkMode", "PidMode", "IpcMode", "VolumesFrom"}) {
            var named = NAMED.matcher(container.definition().value("/HostConfig/" + path));
            while (named.find()) {
                hosts.add(named.group(1));
            }
        }
        return rehearsal.of(service).stream().anyMatch(host -> hosts.contains(host.name()));
    }
}
