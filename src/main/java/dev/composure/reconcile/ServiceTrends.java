package dev.composure.reconcile;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Verify;
import dev.composure.zombies.Trend;
import dev.composure.zombies.TrendRule;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The zombie trend of every service that has running containers, and by which counters its last samples
/// were taken.
record ServiceTrends(
        SortedMap<String, List<Trend>> trends, SortedMap<String, String> counters, Duration fastestUnknown) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    static ServiceTrends of(Observed seen) {
        var trends = new TreeMap<String, List<Trend>>();
        var counters = new TreeMap<String, String>();
        var fastest = Duration.ofDays(1);
        for (ObservedContainer container : seen.containers()) {
            if (!container.isRunning()) {
                continue;
            }
            var service = container.composeLabel("service");
            var trend = trend(seen, service, container);
            trends.computeIfAbsent(service, _ -> new ArrayList<>()).add(trend);
            counters.put(service, counter(seen.samplesOf(service)));
            if (trend instanceof Trend.Unknown && container.interval().compareTo(fastest) < 0) {
                fastest = container.interval();
            }
        }
        return new ServiceTrends(
                Collections.unmodifiableSortedMap(trends), Collections.unmodifiableSortedMap(counters), fastest);
    }

    private static Trend trend(Observed seen, String service, ObservedContainer container) {
        var known = seen.loaded().project().services().get(service);
        var verify = known == null
                ? Verify.DEFAULT
                : seen.policies().policyFor(seen.project().name(), known).verify();
        var probes = hasCheck(container) ? verify.probes() : 0;
        var samples = seen.samplesOf(service).stream()
                .filter(sample -> sample.container().equals(container.id().value()))
                .toList();
        return Trend.of(samples, new TrendRule(probes, verify.atLeast()));
    }

    /// The counter of the last sample; nothing where that could not be counted, which the trend says.
    private static String counter(List<ZombieSample> samples) {
        if (samples.isEmpty() || !(samples.getLast().count() instanceof ZombieCount.Counted counted)) {
            return "";
        }
        return switch (counted.counter()) {
            case PROC -> " (counted in the process table)";
            case ENGINE -> " (counted by the engine's figures)";
        };
    }

    private static boolean hasCheck(ObservedContainer container) {
        return switch (container.healthcheck()) {
            case HealthcheckTest.Shell _, HealthcheckTest.Exec _ -> true;
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> false;
        };
    }

    /// While a trend is unknown its container is looked at in the rhythm of its check.
    Duration recheck(Duration resync) {
        var wanted = fastestUnknown.compareTo(SHORTEST) < 0 ? SHORTEST : fastestUnknown;
        return wanted.compareTo(resync) < 0 ? wanted : resync;
    }

    String sentence(String service) {
        return trends.getOrDefault(service, List.of()).stream()
                .map(ServiceTrends::sentence)
                .findFirst()
                .map(sentence -> sentence + counters.getOrDefault(service, ""))
                .orElse("not running");
    }

    static String sentence(Trend trend) {
        return switch (trend) {
            case Trend.Flat flat -> "flat: no new zombies in %d probes".formatted(flat.probes());
            case Trend.Growing growing ->
                "growing: %d new zombies in %d probes".formatted(growing.created(), growing.probes());
            case Trend.Unknown unknown -> unknown.cause();
        };
    }
}
