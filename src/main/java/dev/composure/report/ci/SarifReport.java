package dev.composure.report.ci;

import dev.composure.policy.Finding;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Rules;
import dev.composure.policy.Severity;
import dev.composure.probe.Hazard;
import dev.composure.report.Advice;
import dev.composure.report.CheckReport;
import dev.composure.report.InputError;
import dev.composure.report.ReportedFinding;
import dev.composure.report.Visible;
import dev.composure.report.ci.Sarif.Location;
import dev.composure.report.ci.Sarif.Message;
import dev.composure.report.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Findings as SARIF 2.1.0, for code scanning.
public final class SarifReport {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final CheckReport report;
    private final List<Rule> rules;

    private SarifReport(CheckReport report) {
        this.report = report;
        this.rules = rules(report);
    }

    /// `version` is that of Composure.
    public static String render(CheckReport report, String version) {
        return Json.render(new SarifReport(report).log(version));
    }

    /// Those of the findings, by name.
    private static List<Rule> rules(CheckReport report) {
        var found = report.findings().stream()
                .map(reported -> reported.finding().rule())
                .distinct()
                .toList();
        return Rules.all().stream().filter(rule -> found.contains(rule.key())).toList();
    }

    private Sarif.Log log(String version) {
        var driver = new Sarif.Driver(
                "Composure",
                version,
                rules.stream().map(SarifReport::descriptor).toList());
        var run = new Sarif.Run(
                new Sarif.Tool(driver),
                List.of(new Sarif.Invocation(
                        report.isComplete(),
                        report.errors().stream().map(SarifReport::notification).toList())),
                "unicodeCodePoints",
                report.findings().stream().map(this::result).toList(),
                properties());
        return new Sarif.Log(SCHEMA, "2.1.0", List.of(run));
    }

    private Map<String, Object> properties() {
        var policy = report.policy();
        return Map.of(
                "policy",
                new TreeMap<>(
                        Map.of("source", policy.source(), "revision", policy.revision(), "digest", policy.digest())));
    }

    private static Sarif.ReportingDescriptor descriptor(Rule rule) {
        return new Sarif.ReportingDescriptor(
                rule.key().name(),
                message(rule.title()),
                message(rule.why()),
                message(rule.advice()),
                new Sarif.Configuration(level(rule.severity())));
    }

    private static Sarif.Notification notification(InputError error) {
        var at =
                error.line() == 0 ? null : new Sarif.Region(error.line(), error.column(), error.line(), error.column());
        return new Sarif.Notification(
                "error",
                message(error.message()),
                List.of(new Location(new Sarif.PhysicalLocation(artifact(error.file()), at), List.of())));
    }

    private Sarif.Result result(ReportedFinding reported) {
        var finding = reported.finding();
        var index = index(finding.rule());
        return new Sarif.Result(
                finding.rule().name(),
                index < 0 ? null : index,
                level(finding.severity()),
                message(finding.message() + "\n" + Advice.sentence(reported)),
                List.of(location(reported)),
                Map.of("composure/v1", reported.fingerprint()),
                SarifFix.of(reported).stream().toList(),
                suppressions(reported),
                properties(finding));
    }

    private int index(RuleKey key) {
        return rules.stream().map(Rule::key).toList().indexOf(key);
    }

    private static Location location(ReportedFinding reported) {
        var position = reported.finding().position();
        return new Location(
                new Sarif.PhysicalLocation(
                        artifact(reported.file()),
                        new Sarif.Region(position.line(), position.column(), position.endLine(), position.endColumn())),
                List.of(new Sarif.LogicalLocation(
                        Visible.line(reported.finding().service()),
                        Visible.line(reported.finding().project() + "/"
                                + reported.finding().service()))));
    }

    private static Map<String, Object> properties(Finding finding) {
        var properties = new LinkedHashMap<String, Object>();
        if (finding.hazard() != Hazard.NONE) {
            properties.put("hazard", finding.hazard().word());
        }
        properties.put("tier", finding.tier().word());
        properties.put("evidence", finding.evidence());
        return properties;
    }

    private static List<Sarif.Suppression> suppressions(ReportedFinding reported) {
        var suppressions = new ArrayList<Sarif.Suppression>();
        if (reported.finding().isExcepted()) {
            suppressions.add(new Sarif.Suppression("external", justification(reported.finding())));
        }
        if (reported.isBaselined()) {
            suppressions.add(new Sarif.Suppression("external", "known from the baseline"));
        }
        return suppressions;
    }

    private static String justification(Finding finding) {
        var reason = finding.exceptionReason();
        return Visible.lines("policy exception " + finding.exception() + (reason.isEmpty() ? "" : ": " + reason));
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
            case OFF -> "none";
        };
    }

    static Sarif.ArtifactLocation artifact(String file) {
        return file.startsWith("/")
                ? new Sarif.ArtifactLocation("file://" + encoded(file), null)
                : new Sarif.ArtifactLocation(encoded(file), "%SRCROOT%");
    }

    private static String encoded(String path) {
        var encoded = new StringBuilder();
        for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            if (letter < 128 && (Character.isLetterOrDigit(letter) || "-._~/".indexOf(letter) >= 0)) {
                encoded.append(letter);
            } else {
                encoded.append("%%%02X".formatted((int) letter));
            }
        }
        return encoded.toString();
    }

    /// Braces stand for arguments and brackets before a parenthesis for a link, unless they are escaped
    /// (§3.11.5 and §3.11.6 of the standard).
    static Message message(String text) {
        return new Message(Visible.lines(text)
                .replace("{", "{{")
                .replace("}", "}}")
                .replaceAll("\\[([^\\[\\]]*)](?=\\()", "\\\\[$1\\\\]"));
    }
}
