package dev.composure.report;

import dev.composure.policy.Finding;
import dev.composure.probe.Hazard;
import dev.composure.remedy.Candidate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
        if (!isQuiet) {
            blocks.add(text.summary());
        }
        return String.join("\n", blocks);
    }

    /// The diff of the chosen remedies, applicable with `git apply` where it is not coloured.
    public static String renderDiff(CheckReport report, Paint paint) {
        var diff = UnifiedDiff.render(report.changes());
        return paint == Paint.PLAIN
                ? diff
                : Arrays.stream(diff.split("(?<=\n)"))
                        .map(line -> paintedDiff(line, paint))
                        .collect(Collectors.joining());
    }

    private static String paintedDiff(String line, Paint paint) {
        var text = line.substring(0, line.length() - 1);
        if (text.startsWith("---") || text.startsWith("+++")) {
            return paint.bold(text) + "\n";
        }
        return switch (text.isEmpty() ? ' ' : text.charAt(0)) {
            case '@' -> paint.place(text) + "\n";
            case '+' -> paint.added(text) + "\n";
            case '-' -> paint.removed(text) + "\n";
            default -> line;
        };
    }

    private List<String> files() {
        return report.findings().stream()
                .map(ReportedFinding::file)
                .distinct()
                .map(this::file)
                .toList();
    }

    private String file(String file) {
        return report.findings().stream()
                .filter(reported -> reported.file().equals(file))
                .map(this::finding)
                .collect(Collectors.joining("\n", paint.bold(file) + "\n", ""));
    }

    private String finding(ReportedFinding reported) {
        var finding = reported.finding();
        var head = "  "
                + paint.place(
                        finding.position().line() + ":" + finding.position().column()) + "  "
                + paint.severity(finding.severity(), finding.severity().word()) + "  "
                + paint.bold(finding.rule().name())
                + paint.faint(grounds(finding));
        var lines = new StringBuilder(head + "\n");
        lines.append(wrapped(finding.message(), INDENT));
        if (!finding.evidence().isEmpty()) {
            finding.evidence()
                    .lines()
                    .forEach(line -> lines.append(INDENT)
                            .append(paint.faint("| " + line))
                            .append("\n"));
        }
        if (finding.isExcepted()) {
            return lines + wrapped("excepted by " + finding.exception(), INDENT);
        }
        return lines + wrapped(advice(reported), INDENT);
    }

    private static String grounds(Finding finding) {
        var tier = "judged from " + finding.tier().word();
        return finding.hazard() == Hazard.NONE
                ? "  (" + tier + ")"
                : "  (" + finding.hazard().word() + ", " + tier + ")";
    }

    private static String advice(ReportedFinding reported) {
        if (reported.proposals().isEmpty()) {
            return "no built-in remedy: `composure explain "
                    + reported.finding().rule() + "` says more";
        }
        return reported.chosen()
                .map(TextReport::remedy)
                .orElseGet(() -> reported.proposals().stream()
                        .map(proposal -> "not " + proposal.kind().word() + ": " + proposal.reason())
                        .collect(Collectors.joining("; ", "no remedy applies: ", "")));
    }

    private static String remedy(Candidate candidate) {
        return "remedy: " + candidate.kind().word() + (candidate.needsTrial() ? " (untried)" : "") + ", "
                + candidate.why();
    }

    private String summary() {
        var summary = report.summary();
        if (summary.projects() == 0) {
            return "nothing was judged\n";
        }
        var place = counted(summary.healthchecks(), "healthcheck") + " of " + counted(summary.services(), "service")
                + " in " + counted(summary.files(), "file");
        var unreadable =
                summary.unreadable() == 0 ? "" : "; " + counted(summary.unreadable(), "input") + " not understood";
        return wrapped(
                found(summary) + " in " + place + unreadable + "; policy "
                        + report.policy().source() + versions(),
                "");
    }

    private String versions() {
        var versions = report.versions();
        return (versions.engine().isEmpty() ? "" : "; engine " + versions.engine())
                + (versions.compose().isEmpty() ? "" : "; compose " + versions.compose());
    }

    private static String found(Summary summary) {
        var excepted = summary.excepted() == 0 ? "" : ", " + summary.excepted() + " excepted";
        if (summary.error() + summary.warning() + summary.info() == 0) {
            return "nothing found" + excepted;
        }
        var info = summary.info() == 0 ? "" : ", " + summary.info() + " info";
        return counted(summary.error(), "error") + ", " + counted(summary.warning(), "warning") + info + excepted;
    }

    private static String counted(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /// The text in lines of at most 80 columns, each indented.
    public static String wrapped(String text, String indent) {
        var lines = new StringBuilder();
        var line = new StringBuilder(indent);
        for (var word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.append(line).append("\n");
                line.setLength(indent.length());
            }
            line.append(line.length() == indent.length() ? "" : " ").append(word);
        }
        return lines.append(line).append("\n").toString();
    }
}
