package dev.composure.probe;

import dev.composure.compose.Service;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What is known about a service's container beyond its compose file.
///
/// `tools` maps the name of a program as `PATH` finds it (`wget`, `sh`, `timeout`, `bash`) to what it is. `shell` is
/// what runs a `CMD-SHELL` check (the image's `SHELL`, else `/bin/sh -c`). `entrypoint` and `command` are
/// what really starts, empty where the image decides and nobody looked. `exposedPorts` are the image's,
/// `listening` is what answers in the container's network namespace, `imageCheck` the image's own
/// `HEALTHCHECK`. `environmentNames` are those of variables that the container has: names only, as of a
/// service.
public record Facts(
        Tier tier,
        SortedMap<String, ToolKind> tools,
        PidOne pidOne,
        List<String> shell,
        List<String> entrypoint,
        List<String> command,
        List<Integer> exposedPorts,
        Listening listening,
        Optional<ImageFacts.Check> imageCheck,
        SortedSet<String> environmentNames,
        Versions versions) {

    public static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    /// The TCP ports that something listens on, by address family: nothing is known where both are empty. A listener on
    /// `::` counts as IPv6 and takes IPv4 too unless it was told not to.
    public record Listening(SortedSet<Integer> ipv4, SortedSet<Integer> ipv6) {

        public static final Listening UNKNOWN =
                new Listening(Collections.emptySortedSet(), Collections.emptySortedSet());

        public Listening {
            ipv4 = Collections.unmodifiableSortedSet(new TreeSet<>(ipv4));
            ipv6 = Collections.unmodifiableSortedSet(new TreeSet<>(ipv6));
        }

        public SortedSet<Integer> ports() {
            var ports = new TreeSet<>(ipv4);
            ports.addAll(ipv6);
            return ports;
        }

        public boolean isKnown() {
            return !ipv4.isEmpty() || !ipv6.isEmpty();
        }

        /// True when `::1` is certain to be refused on that port, and 127.0.0.1 is not.
        public boolean isOnlyOnIpv4(int port) {
            return ipv4.contains(port) && !ipv6.contains(port);
        }
    }

    public Facts {
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
        shell = shell.isEmpty() ? DEFAULT_SHELL : List.copyOf(shell);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        exposedPorts = List.copyOf(exposedPorts);
        environmentNames = Collections.unmodifiableSortedSet(new TreeSet<>(environmentNames));
    }

    /// Where nobody listened to the container or asked for versions, and the image has no check of its own.
    public Facts(
            Tier tier,
            SortedMap<String, ToolKind> tools,
            PidOne pidOne,
            List<String> shell,
            List<String> entrypoint,
            List<String> command,
            List<Integer> exposedPorts) {
        this(
                tier,
                tools,
                pidOne,
                shell,
                entrypoint,
                command,
                exposedPorts,
                Listening.UNKNOWN,
                Optional.empty(),
                Collections.emptySortedSet(),
                Versions.UNKNOWN);
    }

    /// What the compose file alone tells.
    public static Facts ofText(Service service) {
        return new Facts(
                Tier.TEXT,
                Collections.emptySortedMap(),
                FirstProcess.ofText(service),
                DEFAULT_SHELL,
                service.entrypoint(),
                service.command(),
                List.of());
    }

    /// What the compose file and the image tell.
    public static Facts ofImage(Service service, ImageFacts image) {
        var start = FirstProcess.started(service, image);
        return new Facts(
                Tier.IMAGE,
                image.tools(),
                FirstProcess.ofStart(service, start),
                image.shell(),
                start.entrypoint(),
                start.command(),
                image.exposedPorts(),
                Listening.UNKNOWN,
                image.check(),
                image.environmentNames(),
                Versions.UNKNOWN);
    }

    public Facts with(Versions asked) {
        return with(listening, asked);
    }

    public Facts with(Listening heard) {
        return with(heard, versions);
    }

    private Facts with(Listening heard, Versions asked) {
        return new Facts(
                tier,
                tools,
                pidOne,
                shell,
                entrypoint,
                command,
                exposedPorts,
                heard,
                imageCheck,
                environmentNames,
                asked);
    }

    /// The service with the check that really runs, and the variables that are really set: its own, and what the image
    /// fills in.
    public Service effective(Service service) {
        var named = service.with(environmentNames);
        return imageCheck
                .map(check -> named.with(check.under(named.healthcheck())))
                .orElse(named);
    }

    /// What the program of that name is; a path is asked for by its last part.
    public ToolKind kind(String program) {
        return tools.getOrDefault(program.substring(program.lastIndexOf('/') + 1), ToolKind.UNKNOWN);
    }
}
