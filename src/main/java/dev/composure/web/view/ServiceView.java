package dev.composure.web.view;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.time.Instant;
import java.util.List;

/// A service of a project with its zombies, as figures and for the chart: JSON with the times in seconds, the counts
/// (null where none could be made), and the moments when something was done about it.
public record ServiceView(
        String name,
        String image,
        String health,
        boolean counted,
        String zombies,
        String perProbe,
        String trend,
        String probeCost,
        String chart,
        List<Look> latest) {

    private static final int LATEST = 12;
    private static final int IMAGE_ID = 19;

    public ServiceView {
        latest = List.copyOf(latest);
    }

    /// One sample in words.
    public record Look(String at, String zombies, long probes) {}

    public boolean hasChart() {
        return latest.size() > 1;
    }

    static ServiceView of(ServiceStatus service, List<ZombieSample> samples, List<RemediationStatus> remediations) {
        var rate = service.newPerProbe();
        return new ServiceView(
                service.name(),
                service.image().substring(0, Math.min(IMAGE_ID, service.image().length())),
                service.health(),
                service.counted(),
                service.counted() ? Integer.toString(service.zombies()) : "not counted",
                rate.isPresent() ? ProjectRow.rate(rate.getAsDouble()) : "",
                service.trend(),
                service.probeCost().words(),
                chart(service.name(), samples, remediations),
                samples.subList(Math.max(0, samples.size() - LATEST), samples.size()).reversed().stream()
                        .map(ServiceView::look)
                        .toList());
    }

    private static Look look(ZombieSample sample) {
        var zombies = switch (sample.count()) {
            case ZombieCount.Counted counted -> Integer.toString(counted.zombies());
            case ZombieCount.Unknown unknown -> "not counted: " + unknown.cause();
        };
        return new Look(Times.moment(sample.at()), zombies, sample.probesCompleted());
    }

    private static String chart(String service, List<ZombieSample> samples, List<RemediationStatus> remediations) {
        var chart = JsonNodeFactory.instance.objectNode().put("service", service);
        var times = chart.putArray("times");
        var zombies = chart.putArray("zombies");
        for (ZombieSample sample : samples) {
            times.add(seconds(sample.at()));
            switch (sample.count()) {
                case ZombieCount.Counted counted -> zombies.add(counted.zombies());
                case ZombieCount.Unknown _ -> zombies.addNull();
            }
        }
        var marks = chart.putArray("marks");
        remediations.stream()
                .filter(remediation -> remediation.service().equals(service))
                .forEach(remediation -> mark(marks, remediation));
        return chart.toString();
    }

    private static void mark(ArrayNode marks, RemediationStatus remediation) {
        marks.addObject().put("at", seconds(remediation.begunAt())).put("words", remediation.remedy() + " begun");
        if (remediation.hasEnded()) {
            marks.addObject()
                    .put("at", seconds(remediation.endedAt()))
                    .put("words", remediation.remedy() + " " + remediation.outcome());
        }
    }

    private static double seconds(Instant at) {
        return at.toEpochMilli() / 1000.0;
    }
}
