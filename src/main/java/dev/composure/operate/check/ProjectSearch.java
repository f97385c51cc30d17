package dev.composure.operate.check;

import dev.composure.compose.ProjectInput;
import dev.composure.compose.UnreadableSource;
import dev.composure.compose.project.DefaultFiles;
import dev.composure.operate.ComposeInvocation;
import dev.composure.report.InputError;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Finds the projects that a request means.
final class ProjectSearch {

    /// A project to read. Where a file is no project by itself, `layered` is it laid over the folder's main file; empty
    /// where there is no such reading.
    record Found(ProjectInput input, List<ProjectInput> layered) {}

    private final SourceTree tree;
    private final CheckRequest request;
    private final Optional<List<ComposeInvocation>> host;
    private final List<Found> found = new ArrayList<>();
    private final List<InputError> errors = new ArrayList<>();

    /// `host` are the projects of the host that was asked, if one was.
    ProjectSearch(SourceTree tree, CheckRequest request, Optional<List<ComposeInvocation>> host) {
        this.tree = tree;
        this.request = request;
        this.host = host;
    }

    List<Found> found() {
        return List.copyOf(found);
    }

    List<InputError> errors() {
        return List.copyOf(errors);
    }

    /// Where nothing is named, the projects of the host, or those below this folder.
    void run() {
        if (request.files().isEmpty() && request.paths().isEmpty() && host.isPresent()) {
            host.get().forEach(this::running);
            return;
        }
        if (!request.files().isEmpty()) {
            named(request.files().stream().map(this::absolute).toList());
        }
        if (request.files().isEmpty() || !request.paths().isEmpty()) {
            var paths = request.paths().isEmpty() ? List.of(".") : request.paths();
            paths.stream().map(this::absolute).distinct().forEach(this::path);
        }
    }

    private String absolute(String path) {
        return Path.of(request.workingDirectory()).resolve(path).normalize().toString();
    }

    private void named(List<String> files) {
        var missing = files.stream()
                .filter(file -> tree.kind(file) != SourceTree.Kind.FILE)
                .toList();
        missing.forEach(this::isNoFile);
        if (missing.isEmpty()) {
            found.add(new Found(input(files), List.of()));
        }
    }

    private void running(ComposeInvocation project) {
        var missing = project.files().stream()
                .filter(file -> tree.kind(file) != SourceTree.Kind.FILE)
                .toList();
        missing.forEach(file -> errors.add(InputError.of(
                file, "The project %s was made from this file, and it is not there.".formatted(project.project()))));
        if (missing.isEmpty()) {
            var input = new ProjectInput(
                    project.project(), project.directory(), project.files(), project.envFiles(), request.environment());
            found.add(new Found(input, List.of()));
        }
    }

    private void isNoFile(String file) {
        errors.add(InputError.of(
                file,
                tree.kind(file) == SourceTree.Kind.FOLDER
                        ? "This is a folder. Give it as a path, without -f, to look for compose files in it."
                        : "There is no such file. Check the path; it is taken from " + request.workingDirectory()
                                + "."));
    }

    private void path(String path) {
        switch (tree.kind(path)) {
            case FILE -> found.add(new Found(input(List.of(path)), List.of()));
            case FOLDER -> folder(path);
            case NOTHING -> isNoFile(path);
        }
    }

    private void folder(String folder) {
        try {
            var files = tree.composeFiles(folder);
            if (files.isEmpty()) {
                errors.add(InputError.of(
                        folder,
                        "There is no compose file in this folder or below (compose*.yaml, docker-compose*.yaml). Name"
                                + " the file if it is called otherwise."));
            }
            byFolder(files).values().forEach(this::project);
        } catch (UnreadableSource unreadable) {
            errors.add(InputError.of(folder, String.valueOf(unreadable.getMessage())));
        }
    }

    private static Map<String, List<String>> byFolder(List<String> files) {
        var folders = new TreeMap<String, List<String>>();
        files.forEach(file ->
                folders.computeIfAbsent(parent(file), _ -> new ArrayList<>()).add(file));
        return folders;
    }

    /// The main file with its override is one project; each other file is one of its own, if it can be.
    private void project(List<String> files) {
        var names = new LinkedHashMap<String, String>();
        files.forEach(file -> names.put(name(file), file));
        var bases = DefaultFiles.NAMES.stream().filter(names::containsKey).toList();
        for (var base : bases) {
            var project = new ArrayList<>(List.of(names.get(base)));
            overrides(base, bases).stream()
                    .filter(names::containsKey)
                    .findFirst()
                    .ifPresent(override -> project.add(names.remove(override)));
            names.remove(base);
            found.add(new Found(input(project), List.of()));
        }
        var main = bases.isEmpty() ? "" : parent(files.getFirst()) + "/" + bases.getFirst();
        names.values().forEach(file -> {
            var layered = main.isEmpty() ? List.<ProjectInput>of() : List.of(input(List.of(main, file)));
            found.add(new Found(input(List.of(file)), layered));
        });
    }

    /// An override belongs to the main file of its own spelling, or else to the first.
    private static List<String> overrides(String base, List<String> bases) {
        var stem = base.substring(0, base.indexOf('.'));
        return DefaultFiles.OVERRIDES.stream()
                .filter(override -> override.startsWith(stem + ".")
                        || (base.equals(bases.getFirst())
                                && bases.stream()
                                        .noneMatch(other ->
                                                override.startsWith(other.substring(0, other.indexOf('.')) + "."))))
                .toList();
    }

    private ProjectInput input(List<String> files) {
        var directory =
                request.projectDirectory().isEmpty() ? parent(files.getFirst()) : absolute(request.projectDirectory());
        var envFiles = request.envFiles().stream().map(this::absolute).toList();
        return new ProjectInput("", directory, files, envFiles, request.environment());
    }

    private static String parent(String file) {
        var slash = file.lastIndexOf('/');
        return slash <= 0 ? "/" : file.substring(0, slash);
    }

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }
}
