package dev.composure.report.ci;

import dev.composure.policy.Severity;
import dev.composure.report.Advice;
import dev.composure.report.CheckReport;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Visible;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Findings as a comment on a pull request. What comes from files is code or escaped: it makes no link,
/// no heading, no mention.
public final class MarkdownReport {

    /// GitHub refuses comments of more than 65,536 characters.
    private static final int LONGEST = 60_000;

    private static final Pattern LINK = Pattern.compile("\\S*(?:://|www\\.|mailto:)\\S*");

    private final CheckReport report;
    private final StringBuilder text = new StringBuilder();

    private MarkdownReport(CheckReport report) {
        this.report = report;
    }

    public static String render(CheckReport report) {
        return new MarkdownReport(report).render();
    }

    private String render() {
        text.append("### Composure\n\n").append(escaped(Advice.summary(report))).append("\n");
        report.errors()
                .forEach(error ->
                        add("\n- **not judged** %s: %s\n".formatted(code(error.place()), prose(error.message()))));
        var told = 0;
        for (var reported : report.findings()) {
            if (!add(finding(reported)) && !add(line(reported))) {
                break;
            }
            told++;
        }
        if (told < report.findings().size()) {
            text.append("\n%d more findings are too many for a comment; the other reports have them.\n"
                    .formatted(report.findings().size() - told));
        }
        report.fixed()
                .forEach(entry -> add("\n- no more found, and still in the baseline: %s %s %s\n"
                        .formatted(code(entry.file()), code(entry.service()), code(entry.rule()))));
        return text.toString();
    }

    private boolean add(String part) {
        if (text.length() + part.length() > LONGEST) {
            return false;
        }
        text.append(part);
        return true;
    }

    private static String line(ReportedFinding reported) {
        var finding = reported.finding();
        return "\n- %s %s at %s, service %s, %s\n"
                .formatted(
                        mark(reported),
                        code(finding.rule().name()),
                        code("%s:%d:%d"
                                .formatted(
                                        reported.file(),
                                        finding.position().line(),
                                        finding.position().column())),
                        code(finding.service()),
                        escaped(Advice.grounds(finding)));
    }

    private static String finding(ReportedFinding reported) {
        var finding = reported.finding();
        return line(reported)
                + "\n  " + prose(finding.message()) + "\n"
                + fenced("yaml", finding.evidence())
                + "\n  " + prose(Advice.sentence(reported)) + "\n"
                + fenced("diff", reported.maskedDiff());
    }

    private static String mark(ReportedFinding reported) {
        var word = reported.finding().severity().word();
        if (reported.isAccepted()) {
            return word + " (accepted)";
        }
        return reported.finding().severity() == Severity.ERROR ? "**" + word + "**" : word;
    }

    /// Our own sentences put words of the file between backticks; so does this, and escapes the rest.
    private static String prose(String message) {
        var parts = message.split("`", -1);
        return IntStream.range(0, parts.length)
                .mapToObj(index -> {
                    var isCode = index % 2 == 1 && index + 1 < parts.length;
                    return isCode && !parts[index].isBlank() ? code(parts[index]) : escaped(parts[index]);
                })
                .collect(Collectors.joining());
    }

    private static String code(String words) {
        var line = Visible.line(words);
        var ticks = "`".repeat(longestRun(line) + 1);
        var blank = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return ticks + blank + line + blank + ticks;
    }

    /// A block below a list item; its fence is longer than any in it.
    private static String fenced(String language, String block) {
        if (block.isEmpty()) {
            return "";
        }
        var fence = "`".repeat(Math.max(3, longestRun(block) + 1));
        var lines = Visible.lines(block).lines().map(line -> "  " + line + "\n").collect(Collectors.joining());
        return "\n  " + fence + language + "\n" + lines + "  " + fence + "\n";
    }

    private static int longestRun(String text) {
        return Arrays.stream(text.split("[^`]+", -1))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    /// Nothing of it is markup, a mention, a reference to an issue, or a link that makes itself.
    private static String escaped(String words) {
        return Arrays.stream(LINK.splitWithDelimiters(Visible.line(words), 0))
                .map(part -> LINK.matcher(part).matches() ? code(part) : escapedProse(part))
                .collect(Collectors.joining());
    }

    private static String escapedProse(String words) {
        var escaped = new StringBuilder();
        Visible.line(words).codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '@' -> escaped.append("&#64;");
                case '#' -> escaped.append("&#35;");
                default -> {
                    if (point < 128 && "\\`*_[]|~".indexOf(point) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.appendCodePoint(point);
                }
            }
        });
        return escaped.toString();
    }
}
