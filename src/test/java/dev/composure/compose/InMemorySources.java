package dev.composure.compose;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files that exist in a map only, below `/p`.
final class InMemorySources implements SourceReader {

    static final String FOLDER = "/p";

    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, String> environment = new TreeMap<>();

    static InMemorySources compose(String text) {
        return new InMemorySources().with("compose.yaml", text);
    }

    static InMemorySources of(Map<String, String> texts) {
        var sources = new InMemorySources();
        sources.files.putAll(texts);
        return sources;
    }

    InMemorySources with(String name, String text) {
        files.put(name.startsWith("/") ? name : FOLDER + "/" + name, text);
        return this;
    }

    InMemorySources withVariable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    @Override
    public Optional<String> read(String absolutePath) {
        return Optional.ofNullable(files.get(absolutePath));
    }

    LoadedProject load(String... names) {
        var paths = List.of(names).stream()
                .map(name -> name.startsWith("/") ? name : FOLDER + "/" + name)
                .toList();
        return load(paths, List.of());
    }

    LoadedProject load(List<String> paths, List<String> envFiles) {
        return new ComposeLoader(this).load(new ProjectInput("", FOLDER, paths, envFiles, environment));
    }

    EditOutcome edit(String service, Change... changes) {
        return edit(List.of(new Edit(service, List.of(changes))));
    }

    EditOutcome edit(List<Edit> edits) {
        return new ComposeEditor(this).apply(load(), edits);
    }
}
