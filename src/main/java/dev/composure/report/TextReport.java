package dev.composure.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Findings for a person at a terminal of 80 columns, grouped by file.
public final class TextReport {

    private static final int WIDTH = 80;
    private static final String INDENT = "      ";

    private final CheckReport report;
    private final Paint paint;

    private TextReport(CheckReport report, Paint paint) {
        this.report = report;
        this.paint = paint;
    }

    /// The findings; quiet: without the summary, so that nothing is said when all is well.
    public static String render(CheckReport report, Paint paint, boolean isQuiet) {
        var text = new TextReport(report, paint);
        var blocks = new ArrayList<>(text.files());
        blocks.addAll(text.fixed());
        if (!isQuiet) {
            blocks.add(text.summary());
        }
        return String.join("\n", blocks);
    }

    /// The diff of the chosen remedies, applicable with `git apply` where it is not coloured.
    public static String renderDiff(CheckReport report, Paint paint) {
        var diff = UnifiedDiff.render(report.changes());
        return paint == Paint.PLAIN || diff.isEmpty()
                ? diff
                : Arrays.stream(diff.split("(?<=\n)"))
                        .map(line -> paintedDiff(line, paint))
                        .collect(Collectors.joining());
    }

    /// Coloured it is for eyes, so what does not print is spelt out; plain it is for programs, byte for
    /// byte.
    private static String paintedDiff(String line, Paint paint) {
        var text = Visible.lines(line.substring(0, line.length() - 1));
        if (text.startsWith("---") || text.startsWith("+++")) {
            return paint.bold(text) + "\n";
        }
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '@' -> paint.place(text) + "\n";
            case '+' -> paint.added(text) + "\n";
            case '-' -> paint.removed(text) + "\n";
            default -> text + "\n";
        };
    }

    private List<String> files() {
        return report.findings().stream()
                .collect(Collectors.groupingBy(ReportedFinding::file, LinkedHashMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(file -> file(file.getKey(), file.getValue()))
                .toList();
    }

    private String file(String file, List<ReportedFinding> findings) {
        return findings.stream()
                .map(this::finding)
                .collect(Collectors.joining("\n", paint.bold(Visible.line(file)) + "\n", ""));
    }

    private String finding(ReportedFinding reported) {
        var finding = reported.finding();
        var head = "  "
                + paint.place(
                        finding.position().line() + ":" + finding.position().column()) + "  "
                + paint.severity(finding.severity(), finding.severity().word()) + "  "
                + paint.bold(finding.rule().name())
                + paint.faint("  (" + Advice.grounds(finding) + ")");
        var lines = new StringBuilder(head + "\n");
        lines.append(wrapped(finding.message(), INDENT));
        finding.evidence()
                .lines()
                .flatMap(TextReport::quoted)
                .forEach(line -> lines.append(INDENT).append(paint.faint(line)).append("\n"));
        return lines + wrapped(Advice.sentence(reported), INDENT);
    }

    /// A line of the file; a long one goes on below, as far to the right as it began.
    private static Stream<String> quoted(String line) {
        var margin =
                "| " + line.substring(0, line.length() - line.stripLeading().length());
        return wrapped(line.stripLeading(), INDENT + margin).lines().map(part -> part.substring(INDENT.length()));
    }

    private String summary() {
        return wrapped(Advice.summary(report), "");
    }

    private List<String> fixed() {
        return report.fixed().isEmpty() ? List.of() : List.of(goneText());
    }

    private String goneText() {
        var head = Advice.counted(report.fixed().size(), "finding")
                + " of the baseline no more found; --write-baseline makes it shorter:";
        return report.fixed().stream()
                .map(entry ->
                        Visible.line("  %s  %s  %s".formatted(entry.file(), entry.service(), entry.rule())) + "\n")
                .collect(Collectors.joining("", wrapped(head, ""), ""));
    }

    /// The text in lines of at most 80 columns, each indented.
    public static String wrapped(String anyText, String indent) {
        var text = Visible.line(anyText);
        var lines = new StringBuilder();
        var line = new StringBuilder(indent);
        for (var word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.append(Visible.withoutCommands(line.toString())).append("\n");
                line.setLength(indent.length());
            }
            line.append(line.length() == indent.length() ? "" : " ").append(word);
        }
        return lines.append(Visible.withoutCommands(line.toString()))
                .append("\n")
                .toString();
    }
}
