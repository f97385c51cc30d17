package dev.composure.operate.check;

import dev.composure.compose.UnreadableSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Files in memory. A text of `denied` stands for a file, or a folder, that may not be read.
final class MemoryTree implements SourceTree {

    static final String DENIED = "denied";

    private final SortedMap<String, String> files = new TreeMap<>();
    private final SortedMap<String, String> links = new TreeMap<>();

    MemoryTree with(String path, String text) {
        files.put(path, text);
        return this;
    }

    /// A link that stands at a path and leads to a file.
    MemoryTree withLink(String path, String target) {
        links.put(path, target);
        return with(path, files.getOrDefault(target, ""));
    }

    @Override
    public String realPath(String path) {
        return links.getOrDefault(path, path);
    }

    @Override
    public Optional<String> read(String absolutePath) {
        var text = Optional.ofNullable(files.get(absolutePath));
        if (text.filter(DENIED::equals).isPresent()) {
            throw new UnreadableSource("It may not be read.");
        }
        return text;
    }

    @Override
    public Kind kind(String path) {
        if (files.containsKey(path)) {
            return Kind.FILE;
        }
        return files.keySet().stream().anyMatch(file -> file.startsWith(path + "/")) ? Kind.FOLDER : Kind.NOTHING;
    }

    @Override
    public List<String> composeFiles(String folder) {
        if (files.getOrDefault(folder + "/.", "").equals(DENIED)) {
            throw new UnreadableSource("It may not be listed.");
        }
        return files.keySet().stream()
                .filter(file -> file.startsWith(folder + "/") && file.matches(".*/(docker-)?compose[^/]*\\.ya?ml"))
                .toList();
    }
}
