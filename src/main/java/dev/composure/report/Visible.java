package dev.composure.report;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words of files as a report may show them. Names and checks are written by whoever wrote the compose
/// file: nothing in them may move a cursor, turn the direction of a text, end a line, or be taken by a
/// CI system for a command.
public final class Visible {

    /// Commands that GitHub, Azure and TeamCity look for anywhere in what a job prints.
    private static final Pattern COMMAND = Pattern.compile("##(?=\\w*\\[)");

    /// At the start of a line GitHub takes `::name …::` for a command.
    private static final Pattern LEADING_COMMAND = Pattern.compile("^(\\s*)::(?=[^:]+::)");

    private Visible() {}

    /// One line: what does not print is spelt out.
    public static String line(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return withoutCommands(shown.toString());
    }

    /// The same, with its line ends and tabs kept.
    public static String lines(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t') {
                shown.appendCodePoint(point);
            } else {
                append(shown, point);
            }
        });
        return shown.toString()
                .lines()
                .map(Visible::withoutCommands)
                .collect(Collectors.joining("\n", "", shown.toString().endsWith("\n") ? "\n" : ""));
    }

    /// A line that no CI system takes for a command.
    static String withoutCommands(String line) {
        return LEADING_COMMAND
                .matcher(COMMAND.matcher(line).replaceAll("#\\\\#"))
                .replaceFirst("$1\\\\::");
    }

    private static void append(StringBuilder shown, int point) {
        if (isPrintable(point)) {
            shown.appendCodePoint(point);
        } else if (point == '\n') {
            shown.append("\\n");
        } else {
            shown.append(point < 0x1_0000 ? "\\u%04x".formatted(point) : "\\U%08x".formatted(point));
        }
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
