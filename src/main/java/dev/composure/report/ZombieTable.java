package dev.composure.report;

import dev.composure.probe.PidOne;
import dev.composure.report.ZombieChart.Glyphs;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.PidsUsage;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieCount;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The zombies of a host for a person at a terminal: a table, whose columns are not aligned yet, and what
/// is to be said below it.
public final class ZombieTable {

    private static final String NOTHING = "-";
    private static final int LONGEST_LINE_OF_LEVELS = 24;

    private ZombieTable() {}

    /// A row for each container, below the headings; with the history of the looks, if there is one to be
    /// shown.
    public static List<List<String>> rows(ZombieReport report, Optional<Glyphs> history) {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<>(
                List.of("PROJECT", "SERVICE", "ZOMBIES", "BY", "PER PROBE", "OLDEST", "PID 1", "PIDS", "FULL IN"));
        history.ifPresent(_ -> head.addAll(List.of("TREND", "")));
        rows.add(head);
        report.containers().forEach(seen -> rows.add(row(seen, history)));
        return rows;
    }

    private static List<String> row(ContainerZombies seen, Optional<Glyphs> history) {
        var cells = new ArrayList<String>();
        cells.add(seen.project().isEmpty() ? NOTHING : seen.project());
        cells.add(seen.service().isEmpty() ? seen.name() : seen.service());
        cells.add(seen.count() instanceof ZombieCount.Counted counted ? "" + counted.zombies() : "?");
        cells.add(makers(seen));
        cells.add(
                seen.perProbe().isPresent()
                        ? String.format(Locale.ROOT, "%.1f", seen.perProbe().getAsDouble())
                        : NOTHING);
        cells.add(seen.oldest().map(ZombieTable::spelt).orElse(NOTHING));
        cells.add(pidOne(seen.pidOne()));
        cells.add(seen.pids().map(ZombieTable::pids).orElse(NOTHING));
        cells.add(seen.exhaustedIn().map(ZombieTable::spelt).orElse(NOTHING));
        history.ifPresent(glyphs -> {
            cells.add(trend(seen.trend()));
            cells.add(levels(seen.levels(), glyphs));
        });
        return cells;
    }

    private static String makers(ContainerZombies seen) {
        if (!seen.isAttributed()) {
            return NOTHING;
        }
        var makers = Arrays.stream(Maker.values())
                .filter(maker -> seen.madeBy(maker) > 0)
                .map(maker -> "%s %d".formatted(maker.word(), seen.madeBy(maker)))
                .collect(Collectors.joining(", "));
        return makers.isEmpty() ? NOTHING : makers;
    }

    private static String pidOne(ContainerZombies.FirstProcess first) {
        var reaps = switch (first.verdict().pidOne()) {
            case REAPS -> "reaps";
            case DOES_NOT_REAP -> "does not reap";
            case HOSTILE -> "hostile to orphans";
            case UNKNOWN -> "?";
        };
        return "%s (%s)".formatted(first.command().isEmpty() ? NOTHING : first.command(), reaps);
    }

    private static String pids(PidsUsage usage) {
        return usage.limit().isPresent()
                ? "%d of %d".formatted(usage.current(), usage.limit().getAsLong())
                : "" + usage.current();
    }

    private static String trend(Trend trend) {
        return switch (trend) {
            case Trend.Flat _ -> "flat";
            case Trend.Growing growing -> "growing (+%d)".formatted(growing.created());
            case Trend.Unknown _ -> "?";
        };
    }

    /// The latest levels in one line, the highest of them being a full cell.
    static String levels(List<Integer> levels, Glyphs glyphs) {
        var shown = levels.subList(Math.max(0, levels.size() - LONGEST_LINE_OF_LEVELS), levels.size());
        int top = Math.max(1, shown.isEmpty() ? 1 : Collections.max(shown));
        return shown.stream().map(level -> glyphs.cell(level, top)).collect(Collectors.joining());
    }

    /// The two largest units: `1d 4h`, `3m 12s`.
    static String spelt(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + "s";
        }
        if (seconds < 3600) {
            return "%dm %ds".formatted(seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return "%dh %dm".formatted(seconds / 3600, seconds % 3600 / 60);
        }
        return "%dd %dh".formatted(seconds / 86_400, seconds % 86_400 / 3600);
    }

    /// What cannot be told by the table: why there is no figure, what zombies of nobody are, and by which
    /// counter.
    public static List<String> notes(ZombieReport report) {
        var notes = new ArrayList<String>();
        for (var seen : report.containers()) {
            if (seen.count() instanceof ZombieCount.Unknown unknown) {
                notes.add("%s: not counted: %s".formatted(seen.name(), unknown.cause()));
            }
            seen.zombies().stream()
                    .filter(zombie -> zombie.maker() == Maker.UNKNOWN)
                    .findFirst()
                    .ifPresent(zombie -> notes.add("%s: %s (%d) is of nobody that is known: %s"
                            .formatted(
                                    seen.name(),
                                    zombie.process().command(),
                                    zombie.process().pid(),
                                    zombie.evidence())));
            if (seen.pidOne().verdict().pidOne() == PidOne.HOSTILE) {
                notes.add("%s: PID 1 is hostile to orphans: %s"
                        .formatted(seen.name(), seen.pidOne().verdict().why()));
            }
        }
        notes.add(
                report.containers().isEmpty()
                        ? "no container runs on this engine"
                        : "counted by %s: %s"
                                .formatted(report.counter().name().toLowerCase(Locale.ROOT), report.why()));
        return notes;
    }
}
