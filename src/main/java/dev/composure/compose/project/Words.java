package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.ArrayList;
import java.util.List;

/// Commands and lists of words.
final class Words {

    private Words() {}

    /// A command: a list as it is, a string split as a shell would.
    static List<String> of(Node.Mapping service, String key) {
        return service.scalar(key).map(scalar -> split(scalar.value())).orElseGet(() -> list(service, key));
    }

    static List<String> list(Node.Mapping service, String key) {
        return service.list(key).map(Node.Sequence::items).orElse(List.of()).stream()
                .filter(Node.Scalar.class::isInstance)
                .map(item -> ((Node.Scalar) item).value())
                .toList();
    }

    static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quote = ' ';
        var open = false;
        for (var at = 0; at < line.length(); at++) {
            char letter = line.charAt(at);
            if (quote == ' ' && Character.isWhitespace(letter)) {
                if (open) {
                    words.add(word.toString());
                }
                word.setLength(0);
                open = false;
                continue;
            }
            open = true;
            if (quote == ' ' && (letter == '"' || letter == '\'')) {
                quote = letter;
            } else if (quote == letter && quote != ' ') {
                quote = ' ';
            } else if (letter == '\\' && quote != '\'' && at + 1 < line.length()) {
                word.append(line.charAt(++at));
            } else {
                word.append(letter);
            }
        }
        if (open) {
            words.add(word.toString());
        }
        return words;
    }
}
