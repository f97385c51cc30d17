package dev.composure.report.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.composure.report.ContainerZombies;
import dev.composure.report.ZombieReport;
import dev.composure.zombies.AttributedZombie.Maker;
import dev.composure.zombies.PidsUsage;
import dev.composure.zombies.Trend;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieCount.Counter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The wire shape of a count of zombies. Fields may be added, never renamed; what is unknown is null. Where
/// zombies are counted without being told apart, all of them are `unknown`.
public record ZombieReportJson(
        String apiVersion, String kind, String counter, String why, List<ContainerJson> containers) {

    record PidOneJson(
            @Nullable String command, @JsonProperty("class") String classWord, String why) {}

    record PidsJson(
            @Nullable Integer current,
            @Nullable Long limit,
            @Nullable Long exhaustedInSeconds) {}

    record TrendJson(
            String verdict,
            @Nullable Integer created,
            @Nullable Long probes,
            @Nullable String cause) {}

    record ContainerJson(
            String id,
            String name,
            @Nullable String project,
            @Nullable String service,
            @Nullable Integer zombies,
            @Nullable Long probe,
            @Nullable Long application,
            @Nullable Long unknown,
            @Nullable Double perProbe,
            @Nullable Long oldestSeconds,
            PidOneJson pidOne,
            PidsJson pids,
            @Nullable String counter,
            @Nullable String cause,
            TrendJson trend) {}

    public static ZombieReportJson of(ZombieReport report) {
        return new ZombieReportJson(
                ReportJson.API_VERSION,
                "ZombieReport",
                word(report.counter()),
                report.why(),
                report.containers().stream().map(ZombieReportJson::container).toList());
    }

    private static ContainerJson container(ContainerZombies seen) {
        var first = seen.pidOne();
        return new ContainerJson(
                seen.id(),
                seen.name(),
                orNull(seen.project()),
                orNull(seen.service()),
                zombies(seen.count()),
                seen.isAttributed() ? seen.madeBy(Maker.PROBE) : null,
                seen.isAttributed() ? seen.madeBy(Maker.APPLICATION) : null,
                unknown(seen),
                seen.perProbe().isPresent() ? rounded(seen.perProbe().getAsDouble()) : null,
                seconds(seen.oldest()),
                new PidOneJson(
                        orNull(first.command()),
                        first.verdict().pidOne().word(),
                        first.verdict().why()),
                pids(seen),
                seen.count() instanceof ZombieCount.Counted counted ? word(counted.counter()) : null,
                seen.count() instanceof ZombieCount.Unknown cause ? cause.cause() : null,
                trend(seen.trend()));
    }

    private static @Nullable Integer zombies(ZombieCount count) {
        return count instanceof ZombieCount.Counted counted ? counted.zombies() : null;
    }

    private static @Nullable Long unknown(ContainerZombies seen) {
        if (seen.isAttributed()) {
            return seen.madeBy(Maker.UNKNOWN);
        }
        return seen.count() instanceof ZombieCount.Counted counted ? Long.valueOf(counted.zombies()) : null;
    }

    private static PidsJson pids(ContainerZombies seen) {
        var limit = seen.pids().map(PidsUsage::limit);
        return new PidsJson(
                seen.pids().map(PidsUsage::current).orElse(null),
                limit.isPresent() && limit.get().isPresent() ? limit.get().getAsLong() : null,
                seconds(seen.exhaustedIn()));
    }

    private static TrendJson trend(Trend trend) {
        return switch (trend) {
            case Trend.Flat flat -> new TrendJson("flat", 0, flat.probes(), null);
            case Trend.Growing growing -> new TrendJson("growing", growing.created(), growing.probes(), null);
            case Trend.Unknown unknown -> new TrendJson("unknown", null, null, unknown.cause());
        };
    }

    private static @Nullable Long seconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }

    private static String word(Counter counter) {
        return counter.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
