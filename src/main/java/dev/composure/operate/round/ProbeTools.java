package dev.composure.operate.round;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.Facts;
import dev.composure.probe.Invocation;
import dev.composure.probe.PidOne;
import dev.composure.probe.Probe;
import dev.composure.probe.Tier;
import dev.composure.reconcile.ObservedContainer;
import dev.composure.zombies.ProbeLog;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// By what the processes of a container's probes are told: when its latest probes ran, and the names they go by.
public final class ProbeTools {

    /// What Alpine's busybox hands https to.
    private static final String TLS_HELPER = "ssl_client";

    private static final Facts NONE = new Facts(
            Tier.CONTAINER,
            Collections.emptySortedMap(),
            PidOne.UNKNOWN,
            Facts.DEFAULT_SHELL,
            List.of(),
            List.of(),
            List.of());

    private ProbeTools() {}

    public static ProbeLog logOf(ObservedContainer container) {
        var windows = container.probes().stream()
                .map(run -> new ProbeLog.Window(run.start(), run.end()))
                .toList();
        return new ProbeLog(windows, of(container));
    }

    private static SortedSet<String> of(ObservedContainer container) {
        var tools = new TreeSet<String>();
        Probe.of(container.healthcheck(), container.timeout(), NONE).invocations().stream()
                .map(Invocation::tool)
                .forEach(tools::add);
        if (tools.contains("wget")) {
            tools.add(TLS_HELPER);
        }
        if (container.healthcheck() instanceof HealthcheckTest.Shell) {
            tools.add("sh");
        }
        return tools;
    }
}
