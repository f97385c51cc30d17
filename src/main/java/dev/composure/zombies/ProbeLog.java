package dev.composure.zombies;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/// What is known of a container's healthcheck when its zombies are looked at: the latest completed probes,
/// oldest first, and the names that processes of a probe go by. Both are empty without a check.
public record ProbeLog(List<Window> probes, SortedSet<String> tools) {

    public static final ProbeLog NO_CHECK = new ProbeLog(List.of(), Collections.emptySortedSet());

    /// The kernel cuts command names to this length.
    private static final int NAME_LENGTH = 15;

    /// Start times are known to a hundredth of a second, and so is when the host was booted.
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    /// What a probe leaves lives on for a while: the watchdog of busybox's `timeout` for up to a second.
    private static final Duration SETTLES = Duration.ofMillis(1500);

    /// When one probe ran, by the engine's clock.
    public record Window(Instant start, Instant end) {
        boolean contains(Instant moment) {
            return !moment.isBefore(start.minus(TOLERANCE)) && !moment.isAfter(end.plus(TOLERANCE));
        }
    }

    public ProbeLog {
        probes = probes.stream().sorted(Comparator.comparing(Window::start)).toList();
        var cut = new TreeSet<String>();
        tools.forEach(tool -> cut.add(tool.substring(0, Math.min(NAME_LENGTH, tool.length()))));
        tools = Collections.unmodifiableSortedSet(cut);
    }

    /// The probe that ran at that moment; of two that follow each other closely, the one that had begun.
    Optional<Window> during(Instant moment) {
        return probes.stream().filter(probe -> probe.contains(moment)).reduce((first, second) -> second);
    }

    /// From the start of one probe to the start of the next, on average; empty before there were two.
    public Optional<Duration> period() {
        return probes.size() < 2
                ? Optional.empty()
                : Optional.of(Duration.between(
                                probes.getFirst().start(), probes.getLast().start())
                        .dividedBy(probes.size() - 1L));
    }

    /// How many of these zombies each probe of the log left. A probe that ended only just now is left out:
    /// what it leaves may still be waited for.
    public OptionalDouble perProbe(List<AttributedZombie> zombies, Instant now) {
        var settled = probes.stream()
                .filter(probe -> probe.end().plus(SETTLES).isBefore(now))
                .toList();
        long left = zombies.stream()
                .flatMap(zombie -> zombie.during().stream())
                .filter(settled::contains)
                .count();
        return settled.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of((double) left / settled.size());
    }
}
