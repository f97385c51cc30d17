package dev.composure.compose.project;

import dev.composure.compose.Position;
import dev.composure.compose.SourceReader;
import dev.composure.compose.UnreadableSource;
import dev.composure.compose.yaml.Documents;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.SyntaxReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files a project is read from, each read and parsed once.
final class Sources {

    private final SourceReader reader;
    private final Remarks remarks;
    private final SortedMap<String, String> texts = new TreeMap<>();
    private final Map<String, Documents> parsed = new HashMap<>();

    Sources(SourceReader reader, Remarks remarks) {
        this.reader = reader;
        this.remarks = remarks;
    }

    /// The parsed file, or a problem at `asker`.
    Optional<Documents> documents(String path, Position asker, String ifMissing) {
        var known = parsed.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        return text(path, asker, ifMissing).map(source -> {
            var documents = SyntaxReader.read(source);
            remarks.problems(documents.problems());
            parsed.put(path, documents);
            return documents;
        });
    }

    private Optional<SourceText> text(String path, Position asker, String ifMissing) {
        try {
            var source = find(path);
            if (source.isEmpty()) {
                remarks.problem(asker, ifMissing);
            }
            return source;
        } catch (UnreadableSource unreadable) {
            remarks.problem(asker, path + " cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    /// The text of a file that need not be there.
    Optional<SourceText> find(String path) {
        var text = Optional.ofNullable(texts.get(path)).or(() -> reader.read(path));
        text.ifPresent(found -> texts.put(path, found));
        return text.map(found -> SourceText.of(path, found));
    }

    /// A file that is there and cannot be read exists.
    boolean exists(String path) {
        try {
            return find(path).isPresent();
        } catch (UnreadableSource unreadable) {
            return true;
        }
    }

    SortedMap<String, String> texts() {
        return texts;
    }
}
