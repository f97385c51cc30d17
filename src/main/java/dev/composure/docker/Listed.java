package dev.composure.docker;

import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ContainerMount;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.operate.ListedContainer;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.Mount;
import dev.composure.reconcile.ObservedContainer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What the engine's list says of a container. Any of its fields may be missing.
record Listed(Container said) {

    private static final String PROJECT = "com.docker.compose.project";
    private static final String ONE_OFF = "com.docker.compose.oneoff";

    ContainerId id() {
        return new ContainerId(said.getId());
    }

    boolean isOneOff() {
        return "True".equalsIgnoreCase(label(ONE_OFF));
    }

    private String label(String name) {
        return Objects.requireNonNullElse(said.getLabels(), Map.<String, String>of())
                .getOrDefault(name, "");
    }

    ListedContainer container() {
        return new ListedContainer(id(), name(), label(PROJECT), state());
    }

    /// The list has names by links too; its own one has no further slash.
    String name() {
        return Stream.of(Objects.requireNonNullElse(said.getNames(), new String[0]))
                .map(name -> name.substring(1))
                .filter(name -> name.indexOf('/') < 0)
                .findFirst()
                .orElse(said.getId());
    }

    /// It was created and never started.
    boolean isUnstarted() {
        return "created".equals(said.getState());
    }

    /// What is known of one that was never started, without asking for it by its id: while the engine starts a
    /// container it lets nobody look at it, for seconds on a busy host. It has no process, no health and no probes;
    /// its check and its environment are told as soon as it runs.
    ObservedContainer unstarted() {
        return new ObservedContainer(
                id(),
                name(),
                new TreeMap<>(Objects.requireNonNullElse(said.getLabels(), Map.of())),
                "created",
                Inspection.NEVER,
                Inspection.NEVER,
                0,
                0,
                0,
                false,
                true,
                Objects.requireNonNullElse(said.getImageId(), ""),
                List.of(),
                Health.NONE,
                new HealthcheckTest.Inherited(),
                Healthcheck.DEFAULT_INTERVAL,
                Healthcheck.DEFAULT_TIMEOUT,
                Healthcheck.DEFAULT_START_PERIOD,
                Healthcheck.DEFAULT_RETRIES,
                List.of(),
                Collections.emptySortedSet(),
                mounts(),
                leansOn());
    }

    private List<Mount> mounts() {
        return Objects.requireNonNullElse(said.getMounts(), List.<ContainerMount>of()).stream()
                .map(mount -> new Mount(
                        Inspection.type(mount.getName()),
                        Objects.requireNonNullElse(mount.getSource(), ""),
                        Objects.requireNonNullElse(mount.getDestination(), "")))
                .toList();
    }

    private SortedSet<String> leansOn() {
        return new TreeSet<>(
                Optional.ofNullable(said.getHostConfig())
                        .flatMap(config -> Inspection.lender(config.getNetworkMode()))
                        .stream()
                        .toList());
    }

    /// The status reads `Up 5 minutes (healthy)`, and another minute later it reads otherwise.
    private String state() {
        var status = Objects.requireNonNullElse(said.getStatus(), "");
        int health = status.indexOf('(');
        var isUp = status.startsWith("Up ");
        return Objects.requireNonNullElse(said.getState(), "")
                + (isUp && health >= 0 ? " " + status.substring(health) : "");
    }
}
