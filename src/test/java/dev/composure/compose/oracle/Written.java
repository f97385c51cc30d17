package dev.composure.compose.oracle;

import dev.composure.compose.Change;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.Position;
import dev.composure.compose.project.Durations;
import java.util.Optional;
import java.util.TreeMap;

/// A value as it is written in a file, with what stands before and after it.
record Written(LoadedProject project, String file, String before, String value, String after) {

    static Written at(LoadedProject project, Position position) {
        var text = project.texts().getOrDefault(position.file(), "");
        int from = offset(text, position.line(), position.column());
        int to = offset(text, position.endLine(), position.endColumn());
        return new Written(
                project, position.file(), text.substring(0, from), text.substring(from, to), text.substring(to));
    }

    private static int offset(String text, int line, int column) {
        int start = text.startsWith("\uFEFF") ? 1 : 0;
        for (int number = 1; number < line; number++) {
            int end = start;
            while (end < text.length() && "\r\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            start = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
        }
        return text.offsetByCodePoints(start, column - 1);
    }

    boolean isAllThatDiffersIn(LoadedProject next) {
        var text = next.texts().getOrDefault(file, "");
        var rest = new TreeMap<>(next.texts());
        rest.put(file, project.texts().getOrDefault(file, ""));
        return rest.equals(project.texts())
                && text.length() >= before.length() + after.length()
                && text.startsWith(before)
                && text.endsWith(after);
    }

    /// True if this is how an edit spells that value.
    boolean isOneOf(Change change) {
        var word = value.replaceAll("^['\"]|['\"]$", "");
        return switch (change) {
            case Change.SetTiming(var _, var duration) -> word.equals(Durations.render(duration));
            case Change.SetRetries(var retries) -> word.equals(Integer.toString(retries));
            case Change.SetTest _, Change.SetInit _, Change.RemoveKey _ -> false;
        };
    }

    /// The text that one file has more than before, if that is all that is different.
    static Optional<String> added(LoadedProject before, LoadedProject after) {
        var changed = after.texts().entrySet().stream()
                .filter(text -> !text.getValue().equals(before.texts().get(text.getKey())))
                .toList();
        return changed.size() == 1
                ? added(
                        before.texts().getOrDefault(changed.getFirst().getKey(), ""),
                        changed.getFirst().getValue())
                : Optional.empty();
    }

    private static Optional<String> added(String before, String after) {
        int most = Math.min(before.length(), after.length());
        int same = 0;
        while (same < most && before.charAt(same) == after.charAt(same)) {
            same++;
        }
        var rest = before.substring(same);
        return after.length() >= before.length() && after.endsWith(rest)
                ? Optional.of(after.substring(same, after.length() - rest.length()))
                : Optional.empty();
    }
}
