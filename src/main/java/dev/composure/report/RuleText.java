package dev.composure.report;

import dev.composure.policy.Rule;
import java.util.List;
import java.util.stream.Collectors;

/// Rules in words, for a terminal.
public final class RuleText {
    private RuleText() {}

    /// One line a rule.
    public static String list(List<Rule> rules) {
        return rules.stream()
                .map(rule ->
                        "%-24s %-8s %s%n".formatted(rule.key(), rule.severity().word(), rule.title()))
                .collect(Collectors.joining());
    }

    public static String explain(Rule rule) {
        return rule.key() + " (" + rule.severity().word() + ")\n"
                + TextReport.wrapped(rule.title() + ".", "")
                + "\nWhy\n"
                + paragraphs(rule.why())
                + "\nExample\n"
                + rule.example().indent(2)
                + "\nRemedy\n"
                + paragraphs(rule.remedy())
                + "\nSources\n"
                + rule.sources().stream()
                        .map(source -> TextReport.wrapped(source, "  "))
                        .collect(Collectors.joining());
    }

    private static String paragraphs(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : TextReport.wrapped(line, "  "))
                .collect(Collectors.joining());
    }
}
