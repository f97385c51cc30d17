package dev.composure.probe;

import dev.composure.compose.Service;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is known about a service's container beyond its compose file.
///
/// `tools` maps the name of a program as `PATH` finds it (`wget`, `sh`, `timeout`, `bash`) to what it is. `shell` is
/// what runs a `CMD-SHELL` check (the image's `SHELL`, else `/bin/sh -c`). `entrypoint` and `command` are what really
/// starts, empty where the image decides and nobody looked. `exposedPorts` are the image's, `listeningPorts` those
/// that answer in the container's network namespace.
public record Facts(
        Tier tier,
        SortedMap<String, ToolKind> tools,
        PidOne pidOne,
        List<String> shell,
        List<String> entrypoint,
        List<String> command,
        List<Integer> exposedPorts,
        List<Integer> listeningPorts) {

    public static final List<String> DEFAULT_SHELL = List.of("/bin/sh", "-c");

    public Facts {
        tools = Collections.unmodifiableSortedMap(new TreeMap<>(tools));
        shell = shell.isEmpty() ? DEFAULT_SHELL : List.copyOf(shell);
        entrypoint = List.copyOf(entrypoint);
        command = List.copyOf(command);
        exposedPorts = List.copyOf(exposedPorts);
        listeningPorts = List.copyOf(listeningPorts);
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
                List.of(),
                List.of());
    }

    /// What the program of that name is; a path is asked for by its last part.
    public ToolKind kind(String program) {
        return tools.getOrDefault(program.substring(program.lastIndexOf('/') + 1), ToolKind.UNKNOWN);
    }
}
