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
        var splitting = new Splitting();
        for (var at = 0; at < line.length(); at++) {
            var isEscape = line.charAt(at) == '\\' && splitting.quote != '\'' && at + 1 < line.length();
            if (isEscape) {
                splitting.letter(line.charAt(++at));
            } else {
                splitting.take(line.charAt(at));
            }
        }
        splitting.close();
        return splitting.words;
    }

    /// The words found so far, and the one at hand.
    private static final class Splitting {

        private final List<String> words = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private char quote = ' ';
        private boolean open;

        void take(char letter) {
            if (quote == ' ' && Character.isWhitespace(letter)) {
                close();
            } else if (quote == ' ' && (letter == '"' || letter == '\'')) {
                quote = letter;
                open = true;
            } else if (quote == letter) {
                quote = ' ';
            } else {
                letter(letter);
            }
        }

        void letter(char letter) {
            word.append(letter);
            open = true;
        }

        void close() {
            if (open) {
                words.add(word.toString());
            }
            word.setLength(0);
            open = false;
        }
    }
}
