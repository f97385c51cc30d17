package dev.composure.report;

import dev.composure.zombies.ZombieCount.Counter;
import java.util.Comparator;
import java.util.List;

/// The zombies of every running container of a host, by name; which counter this host allows, and why.
public record ZombieReport(Counter counter, String why, List<ContainerZombies> containers) {

    public ZombieReport {
        containers = containers.stream()
                .sorted(Comparator.comparing(ContainerZombies::name))
                .toList();
    }

    /// True when there is a figure for each.
    public boolean isComplete() {
        return containers.stream().allMatch(ContainerZombies::isCounted);
    }
}
