package dev.composure.policy.reading;

import dev.composure.compose.Position;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rules;
import dev.composure.policy.Severity;
import dev.composure.policy.cases.ExpectedFinding;
import dev.composure.policy.cases.PolicyCase;
import dev.composure.probe.Hazard;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// Reads the `spec` of a `PolicyTest`.
final class TestDocument {

    private static final List<String> SEVERITIES = words(Severity.values(), Severity::word);
    private static final List<String> HAZARDS = words(Hazard.values(), Hazard::word);
    private static final List<String> REMEDIES = Stream.concat(
                    words(RemedyKind.values(), RemedyKind::word).stream(), Stream.of("none"))
            .toList();

    private final Section spec;

    TestDocument(Section spec) {
        this.spec = spec;
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Arrays.stream(values).map(word).toList();
    }

    PolicyCase read(String name, Position position) {
        var compose = spec.requiredText("compose", "|");
        var findings = spec.value("findings").map(_ -> findings());
        var after = spec.text("after");
        if (findings.isEmpty() && after.isEmpty()) {
            spec.complain(spec.position(), "`spec` expects nothing. Write `findings:`, `after:` or both.");
        }
        return new PolicyCase(
                name,
                position,
                spec.texts("policies"),
                today(),
                spec.text("project").orElse("test"),
                compose,
                findings,
                after);
    }

    private Optional<LocalDate> today() {
        var text = spec.text("today");
        var day = text.flatMap(DocumentReader::date);
        if (text.isPresent() && day.isEmpty()) {
            spec.wrong("today", "is `" + text.orElseThrow() + "`, which is no date; write one like `2027-03-31`");
        }
        return day;
    }

    private List<ExpectedFinding> findings() {
        return spec.sections("findings").stream()
                .filter(section -> !section.keys().isEmpty())
                .map(TestDocument::finding)
                .toList();
    }

    private static ExpectedFinding finding(Section finding) {
        var values = new TreeMap<String, String>();
        values.put("rule", finding.requiredText("rule", "orphan-always"));
        values.put("service", finding.requiredText("service", "web"));
        Stream.of("severity", "hazard", "line", "exception", "remedy")
                .forEach(key -> finding.text(key).ifPresent(text -> values.put(key, text)));
        oneOf(
                finding,
                "rule",
                Rules.all().stream().map(rule -> rule.key().name()).toList());
        oneOf(finding, "severity", SEVERITIES);
        oneOf(finding, "hazard", HAZARDS);
        oneOf(finding, "remedy", REMEDIES);
        finding.number("line", 1);
        finding.close();
        return new ExpectedFinding(values);
    }

    private static void oneOf(Section finding, String key, List<String> words) {
        finding.text(key)
                .filter(text -> !text.isBlank() && !words.contains(text))
                .ifPresent(text -> finding.wrong(key, "is `" + text + "`, which is " + Section.noneOf(text, words)));
    }
}
