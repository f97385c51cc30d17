package dev.composure.lab;

import java.time.Duration;
import java.util.TreeSet;

/// Counts the probes that a service completes from now on, by the ends in its health log. The log holds five, so it has
/// to be looked at more often than that.
public final class ProbeWatch {

    private static final String ENDS = "{{range .State.Health.Log}}{{.End}}{{println}}{{end}}";

    private final LabProject project;
    private final String service;
    private final TreeSet<String> seen = new TreeSet<>();
    private final int before;

    public ProbeWatch(LabProject project, String service) {
        this.project = project;
        this.service = service;
        look();
        this.before = seen.size();
    }

    private int look() {
        project.inspect(service, ENDS).lines().filter(line -> !line.isBlank()).forEach(seen::add);
        return seen.size();
    }

    public int completed() {
        return look() - before;
    }

    public void awaitCompleted(int probes, Duration deadline) {
        Eventually.within(
                deadline, probes + " probes of " + service + " are complete", this::completed, n -> n >= probes);
    }
}
