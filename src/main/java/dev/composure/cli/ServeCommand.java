package dev.composure.cli;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the operator until it is told to stop.
@Command(
        name = "serve",
        description = "Run the operator: watch the compose projects of this host, judge, and, where the policy and"
                + " --mode say so, remedy.",
        mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

    @Option(
            names = "--mode",
            paramLabel = "audit|propose|enforce",
            description = "The ceiling over every policy's own mode (default: audit).")
    @Nullable
    String mode;

    @Option(
            names = "--policy",
            paramLabel = "FILE|DIR|GIT-URL[@REF][//PATH]",
            description = "The policies (default: the built-in baseline).")
    @Nullable
    String policy;

    @Option(names = "--state", paramLabel = "DIR", description = "Where the state is (default: /var/lib/composure).")
    @Nullable
    String state;

    @Option(
            names = "--roots",
            paramLabel = "DIR[,DIR…]",
            description = "The folders below which compose files may be rewritten; without it nothing is written.")
    @Nullable
    String roots;

    @Option(
            names = "--listen",
            paramLabel = "ADDRESS:PORT",
            description = "Default: 127.0.0.1:8480. Port 0 is any that is free; the log says which.")
    @Nullable
    String listen;

    @Option(names = "--insecure-http", description = "Plain http instead of TLS; on a loopback address only.")
    boolean insecureHttp;

    private final ToIntFunction<SortedMap<String, String>> start;

    /// `start` runs the operator with these settings laid over all others, and returns its exit code when it ends.
    public ServeCommand(ToIntFunction<SortedMap<String, String>> start) {
        this.start = start;
    }

    @Override
    public Integer call() {
        var settings = new TreeMap<String, String>();
        put(settings, "composure.mode", mode);
        put(settings, "composure.policy.source", policy);
        put(settings, "composure.state.path", state);
        put(settings, "composure.projects.roots", roots);
        if (listen != null) {
            int colon = listen.lastIndexOf(':');
            if (colon < 0) {
                throw new WrongUsage("--listen takes ADDRESS:PORT, such as 127.0.0.1:8480, not " + listen);
            }
            if (colon > 0) {
                settings.put("composure.http.address", listen.substring(0, colon));
            }
            settings.put("composure.http.port", listen.substring(colon + 1));
        }
        if (insecureHttp) {
            settings.put("composure.http.insecure", "true");
        }
        return start.applyAsInt(Collections.unmodifiableSortedMap(settings));
    }

    private static void put(Map<String, String> settings, String key, @Nullable String value) {
        if (value != null) {
            settings.put(key, value);
        }
    }
}
