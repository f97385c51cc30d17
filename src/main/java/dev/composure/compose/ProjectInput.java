package dev.composure.compose;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What `docker compose` would be called with. Paths are absolute. An empty `name` is derived as compose derives it
/// (`name:`, then the directory). `envFiles` empty means the implicit `.env` of the directory. `environment` is what
/// the shell would have; it wins over env files.
public record ProjectInput(
        String name,
        String directory,
        List<String> files,
        List<String> envFiles,
        SortedMap<String, String> environment) {
    public ProjectInput {
        files = List.copyOf(files);
        envFiles = List.copyOf(envFiles);
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }
}
