package dev.composure.operate.facts;

import dev.composure.operate.Engine;
import dev.composure.operate.PathEntry;
import dev.composure.probe.ToolKind;
import dev.composure.probe.ToolSighting;
import dev.composure.reconcile.ContainerId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/// Looks for the programs that checks use in a container, without running anything in it: it need not even have been
/// started.
public record ToolSearch(Engine engine) {

    private static final List<String> TOOLS = List.of("bash", "curl", "nc", "sh", "timeout", "wget");
    private static final int LONGEST_CHAIN_OF_LINKS = 8;

    public SortedMap<String, ToolKind> toolsIn(ContainerId container, List<String> path) {
        var busybox = find(container, "busybox", path);
        var size = busybox.isPresent() ? OptionalLong.of(busybox.get().size()) : OptionalLong.empty();
        var tools = new TreeMap<String, ToolKind>();
        for (String program : TOOLS) {
            tools.put(
                    program,
                    find(container, program, path)
                            .map(file -> new ToolSighting(program, file.name(), isOfSize(file, size)).kind())
                            .orElse(ToolKind.ABSENT));
        }
        return Collections.unmodifiableSortedMap(tools);
    }

    private static boolean isOfSize(PathEntry file, OptionalLong size) {
        return size.isPresent() && size.getAsLong() == file.size();
    }

    private Optional<PathEntry> find(ContainerId container, String program, List<String> path) {
        return path.stream()
                .flatMap(folder -> follow(container, folder + "/" + program).stream())
                .findFirst();
    }

    /// The file at the end of the links.
    private Optional<PathEntry> follow(ContainerId container, String path) {
        var at = path;
        for (int link = 0; link < LONGEST_CHAIN_OF_LINKS; link++) {
            var entry = engine.lookAt(container, at);
            if (entry.isEmpty() || entry.get().linkTarget().isEmpty()) {
                return entry;
            }
            var target = entry.get().linkTarget();
            at = target.startsWith("/") ? target : at.substring(0, at.lastIndexOf('/') + 1) + target;
        }
        return Optional.empty();
    }
}
