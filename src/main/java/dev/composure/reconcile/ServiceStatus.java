package dev.composure.reconcile;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// What a status says of one service: its health, and the zombies of all its containers as their last
/// samples counted them, some of which are known to be of probes or the application's own. They are 0 and
/// say nothing where `counted` is false; `trend` is one sentence; `probeCost` is what its healthcheck costs.
public record ServiceStatus(
        String name,
        String image,
        String health,
        boolean counted,
        int zombies,
        int ofProbes,
        int ofApplication,
        String trend,
        ProbeCost probeCost) {

    private static final Pattern GROWING = Pattern.compile("growing: (\\d+) new zombies in (\\d+) probes.*");

    /// A status that an earlier build has kept knows no cost.
    public ServiceStatus {
        probeCost = Objects.requireNonNullElse(probeCost, ProbeCost.UNKNOWN);
    }

    /// Where nobody knows what its probes cost.
    public ServiceStatus(
            String name,
            String image,
            String health,
            boolean counted,
            int zombies,
            int ofProbes,
            int ofApplication,
            String trend) {
        this(name, image, health, counted, zombies, ofProbes, ofApplication, trend, ProbeCost.UNKNOWN);
    }

    /// New zombies per completed probe, as the trend says; empty where it cannot say.
    public OptionalDouble newPerProbe() {
        if (trend.startsWith("flat: ")) {
            return OptionalDouble.of(0);
        }
        var growing = GROWING.matcher(trend);
        return growing.matches() && !growing.group(2).equals("0")
                ? OptionalDouble.of(Double.parseDouble(growing.group(1)) / Double.parseDouble(growing.group(2)))
                : OptionalDouble.empty();
    }

    /// Who counted: `proc`, `engine` or `none`.
    public String counter() {
        if (trend.endsWith("(counted in the process table)")) {
            return "proc";
        }
        return trend.endsWith("(counted by the engine's figures)") ? "engine" : "none";
    }
}
