package dev.composure.probe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The arguments of a client, told apart: options with their values, and operands. Options may stand behind operands,
/// short ones may be joined (`-qO-`, `-fsSm5`).
public record Arguments(Map<String, List<String>> options, List<String> operands) {

    /// `shortWithValue` holds the letters, `longWithValue` the names, of options that take a value.
    static Arguments parse(List<String> words, String shortWithValue, Set<String> longWithValue) {
        var arguments = new Arguments(new HashMap<>(), new ArrayList<>());
        for (var index = 0; index < words.size(); index++) {
            var word = words.get(index);
            var next = index + 1 < words.size() ? words.get(index + 1) : "";
            if (word.equals("--")) {
                arguments.operands.addAll(words.subList(index + 1, words.size()));
                break;
            } else if (word.startsWith("--")) {
                index += arguments.addLong(word.substring(2), next, longWithValue);
            } else if (word.startsWith("-") && word.length() > 1) {
                index += arguments.addShort(word, next, shortWithValue);
            } else {
                arguments.operands.add(word);
            }
        }
        return arguments;
    }

    private int addLong(String option, String next, Set<String> withValue) {
        var equals = option.indexOf('=');
        if (equals >= 0) {
            add(option.substring(0, equals), option.substring(equals + 1));
            return 0;
        }
        var takesNext = withValue.contains(option);
        add(option, takesNext ? next : "");
        return takesNext ? 1 : 0;
    }

    private int addShort(String cluster, String next, String withValue) {
        for (var index = 1; index < cluster.length(); index++) {
            var letter = cluster.charAt(index);
            if (withValue.indexOf(letter) >= 0) {
                var rest = cluster.substring(index + 1);
                add(String.valueOf(letter), rest.isEmpty() ? next : rest);
                return rest.isEmpty() ? 1 : 0;
            }
            add(String.valueOf(letter), "");
        }
        return 0;
    }

    private void add(String option, String value) {
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }

    /// The last value of whichever of the names is given.
    public Optional<String> value(String... names) {
        for (var name : names) {
            var values = options.getOrDefault(name, List.of());
            if (!values.isEmpty()) {
                return Optional.of(values.getLast());
            }
        }
        return Optional.empty();
    }

    /// True when one of the options is given, with or without a value.
    public boolean has(String... names) {
        return value(names).isPresent();
    }
}
