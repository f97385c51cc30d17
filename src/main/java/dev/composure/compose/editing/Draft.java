package dev.composure.compose.editing;

import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.SourceReader;
import dev.composure.compose.project.ProjectModel;
import dev.composure.compose.project.ProjectReading;
import dev.composure.compose.project.ProjectTree;
import dev.composure.compose.yaml.Documents;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.SyntaxReader;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The texts of a project at one moment of an edit, and what they mean.
final class Draft {

    private final ProjectInput input;
    private final SourceReader reader;
    private final SortedMap<String, String> texts;
    private final ProjectTree tree;
    private final LoadedProject loaded;
    private final Map<String, Documents> parsed = new HashMap<>();

    Draft(ProjectInput input, SourceReader reader, SortedMap<String, String> texts) {
        this.input = input;
        this.reader = reader;
        this.texts = texts;
        SourceReader overlay = path -> Optional.ofNullable(texts.get(path)).or(() -> reader.read(path));
        this.tree = ProjectReading.read(input, overlay);
        this.loaded = ProjectModel.of(tree, overlay);
    }

    ProjectTree tree() {
        return tree;
    }

    LoadedProject loaded() {
        return loaded;
    }

    SortedMap<String, String> texts() {
        return texts;
    }

    /// The same project after the splices, which do not overlap.
    Draft with(List<Splice> splices) {
        var changed = new TreeMap<>(texts);
        splices.stream()
                .sorted(Comparator.comparingInt(Splice::start).reversed())
                .forEach(splice -> changed.computeIfPresent(
                        splice.path(),
                        (path, text) ->
                                SourceText.of(path, text).spliced(splice.start(), splice.end(), splice.text())));
        return new Draft(input, reader, changed);
    }

    /// The documents of a file that was read for this project.
    Documents documents(String path) {
        return parsed.computeIfAbsent(
                path, wanted -> SyntaxReader.read(SourceText.of(wanted, texts.getOrDefault(wanted, ""))));
    }

    Optional<Node.Mapping> healthcheck(String service) {
        return tree.service(service)
                .flatMap(found -> found.get("healthcheck"))
                .flatMap(node -> node instanceof Node.Mapping mapping ? Optional.of(mapping) : Optional.empty());
    }
}
