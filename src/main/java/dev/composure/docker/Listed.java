package dev.composure.docker;

import com.github.dockerjava.api.model.Container;
import dev.composure.operate.ListedContainer;
import dev.composure.reconcile.ContainerId;
import java.util.Map;
import java.util.Objects;
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

    /// The status reads `Up 5 minutes (healthy)`, and another minute later it reads otherwise.
    private String state() {
        var status = Objects.requireNonNullElse(said.getStatus(), "");
        int health = status.indexOf('(');
        var isUp = status.startsWith("Up ");
        return Objects.requireNonNullElse(said.getState(), "")
                + (isUp && health >= 0 ? " " + status.substring(health) : "");
    }
}
