package dev.composure.operate.round;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.SourceReader;
import dev.composure.compose.UnreadableSource;
import dev.composure.operate.Neighbour;
import dev.composure.operate.waking.ProjectSources;
import dev.composure.reconcile.Observed;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Readers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The other compose projects of the host, as far as their containers tell which files they were brought up from.
record OtherProjects(ProjectSources sources) {

    private static final String LABEL = "com.docker.compose.";

    /// Which of them read files of this project.
    Readers readersOf(Observed seen, List<Neighbour> neighbours) {
        var ours = seen.loaded().texts().keySet();
        var readers = new TreeMap<String, SortedSet<String>>();
        inputs(seen.project().name(), neighbours).forEach((name, input) -> {
            for (String path : filesOf(input, ours)) {
                readers.computeIfAbsent(path, _ -> new TreeSet<>()).add(name);
            }
        });
        return new Readers(readers);
    }

    private static SortedMap<String, ProjectInput> inputs(String own, List<Neighbour> neighbours) {
        var inputs = new TreeMap<String, ProjectInput>();
        for (Neighbour neighbour : neighbours) {
            var name = label(neighbour, "project");
            if (!name.isEmpty() && !name.equals(own)) {
                inputs.computeIfAbsent(name, _ -> input(name, neighbour));
            }
        }
        return inputs;
    }

    private static ProjectInput input(String name, Neighbour neighbour) {
        return new ProjectInput(
                name,
                label(neighbour, "project.working_dir"),
                paths(label(neighbour, "project.config_files")),
                paths(label(neighbour, "project.environment_file")),
                new TreeMap<>());
    }

    private static String label(Neighbour neighbour, String key) {
        return neighbour.labels().getOrDefault(LABEL + key, "");
    }

    private static List<String> paths(String label) {
        return Arrays.stream(label.split(","))
                .map(String::strip)
                .filter(path -> path.startsWith("/"))
                .toList();
    }

    /// Those of ours that it reads. Only a project that includes or extends something is read as a whole.
    private SortedSet<String> filesOf(ProjectInput input, Set<String> ours) {
        var read = new TreeSet<>(input.files());
        var reader = sources.of(new ProjectId(input.name()));
        if (input.files().stream().anyMatch(path -> leadsElsewhere(reader, path))) {
            read.addAll(new ComposeLoader(reader).load(input).texts().keySet());
        }
        read.retainAll(ours);
        return read;
    }

    private static boolean leadsElsewhere(SourceReader reader, String path) {
        try {
            return reader.read(path)
                    .filter(text -> text.contains("include") || text.contains("extends"))
                    .isPresent();
        } catch (UnreadableSource closed) {
            return false;
        }
    }
}
