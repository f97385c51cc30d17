package dev.composure.reconcile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the healthcheck of a service costs: the median of what a run takes, and how often one runs in all its
/// containers together, both by the health logs of the engine. Both are 0 where no check runs, and negative while
/// they are not known.
public record ProbeCost(long medianMillis, long runsPerHour) {

    public static final ProbeCost UNKNOWN = new ProbeCost(-1, -1);

    public static final ProbeCost NO_PROBES = new ProbeCost(0, 0);

    private static final double AN_HOUR_OF_NANOS = Duration.ofHours(1).toNanos();

    /// Two figures that differ by less than this part of the former, or by so little, are the same in a steady state.
    private static final int PART = 4;

    private static final long LITTLE = 5;

    /// By the health logs of those that run.
    static ProbeCost ofContainers(List<ObservedContainer> containers) {
        return of(containers.stream()
                .filter(ObservedContainer::isRunning)
                .map(ObservedContainer::probes)
                .toList());
    }

    /// Known as soon as there are two runs in each log.
    static ProbeCost of(List<List<ProbeRun>> logs) {
        var durations = new ArrayList<Duration>();
        double perHour = 0;
        for (List<ProbeRun> runs : logs) {
            if (runs.size() < 2) {
                return UNKNOWN;
            }
            runs.forEach(run -> durations.add(run.duration()));
            perHour += AN_HOUR_OF_NANOS / Math.max(1, median(gaps(runs)).toNanos());
        }
        return durations.isEmpty() ? UNKNOWN : new ProbeCost(median(durations).toMillis(), Math.round(perHour));
    }

    /// From each start to the next.
    private static List<Duration> gaps(List<ProbeRun> runs) {
        var starts = runs.stream().map(ProbeRun::start).sorted().toList();
        var gaps = new ArrayList<Duration>();
        for (int next = 1; next < starts.size(); next++) {
            gaps.add(Duration.between(starts.get(next - 1), starts.get(next)));
        }
        return gaps;
    }

    private static Duration median(List<Duration> durations) {
        return durations.stream().sorted().toList().get(durations.size() / 2);
    }

    /// (A name that no JSON mapper takes for a field.)
    public boolean hasFigures() {
        return medianMillis >= 0;
    }

    /// The former figures while these are about the same, so that nothing is told anew because a probe took a
    /// millisecond longer.
    ProbeCost steadiedBy(ProbeCost former) {
        return isAbout(former.medianMillis, medianMillis) && isAbout(former.runsPerHour, runsPerHour) ? former : this;
    }

    private static boolean isAbout(long former, long now) {
        return former >= 0 && now >= 0 && Math.abs(now - former) <= Math.max(LITTLE, former / PART);
    }

    public String words() {
        if (!hasFigures()) {
            return "not known";
        }
        return runsPerHour == 0 ? "no probes" : "%d ms a run, %d runs per hour".formatted(medianMillis, runsPerHour);
    }
}
