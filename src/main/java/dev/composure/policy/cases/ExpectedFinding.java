package dev.composure.policy.cases;

import dev.composure.policy.Finding;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What a finding must be like: values by the keys of a test, `rule` and `service` among them. A remedy is the one that
/// would be taken, or `none`.
public record ExpectedFinding(SortedMap<String, String> values) {

    public ExpectedFinding {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    public boolean isLike(Finding finding, String remedy) {
        var actual = of(finding, remedy);
        return values.entrySet().stream().allMatch(value -> value.getValue().equals(actual.get(value.getKey())));
    }

    /// True where it is about the same rule and service at least.
    public boolean isAbout(Finding finding) {
        return finding.rule().name().equals(values.get("rule"))
                && finding.service().equals(values.get("service"));
    }

    /// Everything that a test could say about a finding.
    public static SortedMap<String, String> of(Finding finding, String remedy) {
        var values = new TreeMap<String, String>();
        values.put("rule", finding.rule().name());
        values.put("service", finding.service());
        values.put("severity", finding.severity().word());
        values.put("hazard", finding.hazard().word());
        values.put("line", Integer.toString(finding.position().line()));
        values.put("exception", finding.exception());
        values.put("remedy", remedy);
        return values;
    }

    /// As a test writes it.
    @Override
    public String toString() {
        return written(values);
    }

    public static String written(SortedMap<String, String> values) {
        return values.entrySet().stream()
                .map(value -> value.getKey() + ": " + (value.getValue().isEmpty() ? "\"\"" : value.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
