package dev.composure.report;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import java.util.List;
import java.util.stream.Collectors;

/// Rules in words: for a terminal, and as the page of the documentation.
public final class RuleText {
    /// What is known to go wrong and no rule looks for, because neither a file nor the facts tell.
    private static final String NOT_JUDGED = """

            ## What no rule judges

            - A check that still asks http after its port has come to speak TLS: which protocol a port speaks is only seen by
              asking it, and judging asks nothing. That nothing listens on a port is judged (`silent-port`).
            - A program whose own health command boots the whole application: that is seen in its cost only, which the status
              of a remediation tells.
            - Checks on Podman by what its versions do: it killed none that timed out up to mid-2025. Podman is named in every report,
              and nothing is changed there (`UnsupportedEngine`).
            """;

    private RuleText() {}

    /// One line a rule.
    public static String list(List<Rule> rules) {
        return rules.stream()
                .map(rule ->
                        "%-32s %-8s %s%n".formatted(rule.key(), rule.severity().word(), rule.title()))
                .collect(Collectors.joining());
    }

    public static String explain(Rule rule) {
        return rule.key() + " (" + rule.severity().word() + ")\n"
                + TextReport.wrapped(rule.title() + ".", "")
                + part("What it looks for", rule.looksFor())
                + part("Why", rule.why())
                + part("What it does not flag", rule.spares())
                + part("Needs", needs(rule))
                + part("Since", rule.since())
                + "\nExample\n"
                + rule.example().indent(2)
                + part("Remedy", rule.advice())
                + part("Built-in remedies", remedies(rule))
                + "\nSources\n"
                + rule.sources().stream()
                        .map(source -> TextReport.wrapped(source, "  "))
                        .collect(Collectors.joining());
    }

    /// The whole page: a table, then a section a rule.
    public static String page(List<Rule> rules) {
        return """
                # Rules

                Made from the rules themselves: `mvn test -Dtest=RulesPageTest -Dgolden.update=true` writes this page anew, and
                a page that differs from the rules fails the build. `composure explain RULE` says the same on a terminal.

                A rule's severity is what it has by default; a policy may change it. Where the facts at hand leave a finding open, an
                error is a warning, unless the rule says `failOnPossible`, and a warning that is not about orphans is an info.

                | rule | severity | finds |
                |---|---|---|
                """
                + rules.stream()
                        .map(rule -> "| [`%s`](#%s) | %s | %s |%n"
                                .formatted(
                                        rule.key(), rule.key(), rule.severity().word(), rule.title()))
                        .collect(Collectors.joining())
                + rules.stream().map(RuleText::section).collect(Collectors.joining())
                + NOT_JUDGED;
    }

    private static String section(Rule rule) {
        return "\n## " + rule.key() + "\n\n**" + rule.title() + ".** Severity "
                + rule.severity().word()
                + (rule.failOnPossible() ? ", also where it is merely possible" : "") + ". " + needs(rule) + "\n\n"
                + paragraph("Looks for: ", rule.looksFor())
                + paragraph("", rule.why())
                + paragraph("Not flagged: ", rule.spares())
                + paragraph("Since: ", rule.since())
                + "```yaml\n" + rule.example() + "```\n\n"
                + paragraph("Remedy: ", rule.advice())
                + paragraph("Built-in remedies: ", remedies(rule))
                + "Sources: " + String.join(" · ", rule.sources()) + "\n";
    }

    private static String paragraph(String title, String text) {
        return text.isEmpty() ? "" : title + text + "\n\n";
    }

    private static String needs(Rule rule) {
        return switch (rule.needs()) {
            case TEXT -> "Found in the compose file alone; facts about the image and the container make it sharper.";
            case IMAGE -> "Found only where the image is known (an engine, or a facts file).";
            case CONTAINER -> "Found only in a running container.";
        };
    }

    private static String remedies(Rule rule) {
        return rule.remedies().isEmpty()
                ? "none; it takes a person's judgement."
                : rule.remedies().stream().map(RemedyKind::word).collect(Collectors.joining(", ", "", "."));
    }

    private static String part(String title, String text) {
        return text.isEmpty() ? "" : "\n" + title + "\n" + paragraphs(text);
    }

    private static String paragraphs(String text) {
        return text.lines()
                .map(line -> line.isEmpty() ? "\n" : TextReport.wrapped(line, "  "))
                .collect(Collectors.joining());
    }
}
