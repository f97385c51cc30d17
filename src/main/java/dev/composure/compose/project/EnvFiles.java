package dev.composure.compose.project;

import dev.composure.compose.Position;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.UnreadableSource;
import dev.composure.compose.interpolation.DotEnv;
import dev.composure.compose.interpolation.Variables;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads the env files that a project or an included project takes its variables from.
final class EnvFiles {

    private final Sources sources;
    private final Remarks remarks;

    EnvFiles(Sources sources, Remarks remarks) {
        this.sources = sources;
        this.remarks = remarks;
    }

    /// The environment, then the env files, later ones over earlier ones.
    Variables variables(ProjectInput input, Variables environment) {
        if (input.envFiles().isEmpty()) {
            return environment.orElse(read(List.of(implicit(input.directory())), environment, _ -> {}));
        }
        return environment.orElse(read(input.envFiles(), environment, path -> missing(path, top(path))));
    }

    Variables included(List<String> files, String directory, Variables outer, Position asker) {
        return files.isEmpty()
                ? outer.orElse(read(List.of(implicit(directory)), outer, _ -> {}))
                : outer.orElse(read(files, outer, path -> missing(path, asker)));
    }

    private static String implicit(String directory) {
        return AbsolutePath.resolve(directory, ".env");
    }

    private static Position top(String path) {
        return new Position(path, 1, 1, 1, 1);
    }

    private void missing(String path, Position asker) {
        remarks.note(asker, "The env file " + path + " does not exist.");
    }

    private Map<String, String> read(List<String> paths, Variables outer, Consumer<String> ifMissing) {
        var values = new TreeMap<String, String>();
        for (var path : paths) {
            values.putAll(readOne(path, outer.orElse(values), ifMissing));
        }
        return values;
    }

    /// The variables of one env file; none where it is missing or unreadable, which is said.
    Map<String, String> readOne(String path, Variables outer, Consumer<String> ifMissing) {
        try {
            var source = sources.find(path);
            if (source.isEmpty()) {
                ifMissing.accept(path);
                return Map.of();
            }
            var file = DotEnv.read(source.orElseThrow(), outer);
            remarks.problems(file.problems());
            return file.values();
        } catch (UnreadableSource unreadable) {
            remarks.note(top(path), "The env file cannot be read: " + unreadable.getMessage());
            return Map.of();
        }
    }
}
