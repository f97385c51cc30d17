package dev.composure.compose.project;

import dev.composure.compose.ProjectInput;
import dev.composure.compose.interpolation.Variables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which files compose takes in a folder when none is named.
public final class DefaultFiles {

    /// The names of compose files, the preferred first.
    public static final List<String> NAMES =
            List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml");

    /// The names of the files laid over them.
    public static final List<String> OVERRIDES = List.of(
            "compose.override.yml",
            "compose.override.yaml",
            "docker-compose.override.yml",
            "docker-compose.override.yaml");

    private DefaultFiles() {}

    /// The files of the input; where it names none, those of `COMPOSE_FILE`, else the first default in the folder with
    /// the override beside it. Empty: there is nothing in this folder.
    public static List<String> of(ProjectInput input, Variables variables, Predicate<String> exists) {
        if (!input.files().isEmpty()) {
            return input.files();
        }
        var named = variables.lookup("COMPOSE_FILE").filter(value -> !value.isBlank());
        if (named.isPresent()) {
            var separator = variables.lookup("COMPOSE_PATH_SEPARATOR").orElse(":");
            return Arrays.stream(named.orElseThrow().split(Pattern.quote(separator), -1))
                    .filter(path -> !path.isBlank())
                    .map(path -> AbsolutePath.resolve(input.directory(), path))
                    .toList();
        }
        var files = new ArrayList<String>();
        first(NAMES, input.directory(), exists, files);
        if (!files.isEmpty()) {
            first(OVERRIDES, input.directory(), exists, files);
        }
        return files;
    }

    private static void first(List<String> names, String directory, Predicate<String> exists, List<String> files) {
        names.stream()
                .map(name -> AbsolutePath.resolve(directory, name))
                .filter(exists)
                .findFirst()
                .ifPresent(files::add);
    }
}
