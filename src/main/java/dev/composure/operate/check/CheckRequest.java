package dev.composure.operate.check;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is to be checked. `paths` are files and folders, each a matter of its own; `files` are those of one project.
/// Paths may be relative to `workingDirectory`. Empty `profiles` means the services of all profiles.
public record CheckRequest(
        String workingDirectory,
        List<String> paths,
        List<String> files,
        String policy,
        String projectDirectory,
        List<String> envFiles,
        List<String> profiles,
        SortedMap<String, String> environment) {
    public CheckRequest {
        paths = List.copyOf(paths);
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        profiles = List.copyOf(profiles);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }
}
