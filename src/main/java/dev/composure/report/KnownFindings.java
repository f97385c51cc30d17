package dev.composure.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Findings that were there when somebody began to look: they do not fail a check, and they are told
/// once they are gone. Sorted; what is found twice stands twice.
public record KnownFindings(List<Entry> entries) {

    public static final KnownFindings EMPTY = new KnownFindings(List.of());

    /// A finding, wherever it moves in its file.
    public record Entry(String file, String service, String rule, String evidence) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::file)
                .thenComparing(Entry::service)
                .thenComparing(Entry::rule)
                .thenComparing(Entry::evidence);

        static Entry of(ReportedFinding reported) {
            var finding = reported.finding();
            return new Entry(reported.file(), finding.service(), finding.rule().name(), finding.evidence());
        }

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    public KnownFindings {
        entries = entries.stream().sorted().toList();
    }

    /// The report with what this baseline knows marked, and what is gone from it told. `isDeleted` is
    /// asked of files that the report is not about.
    public CheckReport compare(CheckReport report, Predicate<String> isDeleted) {
        var left = new HashMap<Entry, Integer>();
        entries.forEach(entry -> left.merge(entry, 1, Integer::sum));
        var findings = report.findings().stream()
                .map(reported -> isTaken(reported, left) ? reported.baselined() : reported)
                .toList();
        var judged = judgedFiles(report);
        var gone = remaining(left)
                .filter(entry -> judged.contains(entry.file()) || isDeleted.test(entry.file()))
                .toList();
        return report.compared(findings, gone);
    }

    private static boolean isTaken(ReportedFinding reported, Map<Entry, Integer> left) {
        var entry = Entry.of(reported);
        var count = left.getOrDefault(entry, 0);
        if (count == 0 || reported.finding().isExcepted()) {
            return false;
        }
        left.put(entry, count - 1);
        return true;
    }

    private static Stream<Entry> remaining(Map<Entry, Integer> left) {
        return left.entrySet().stream()
                .flatMap(entry -> Stream.generate(entry::getKey).limit(entry.getValue()))
                .sorted();
    }

    /// Of a file that was not understood nobody knows what is gone from it.
    private static HashSet<String> judgedFiles(CheckReport report) {
        var files = new HashSet<>(report.files());
        report.errors().forEach(error -> files.remove(error.file()));
        return files;
    }

    /// What a check knows now: what it found and no exception covers, and what this baseline says of
    /// files that the check was not about.
    public KnownFindings renewed(CheckReport report, Predicate<String> isDeleted) {
        var renewed = new ArrayList<Entry>();
        report.findings().stream()
                .filter(reported -> !reported.finding().isExcepted())
                .map(Entry::of)
                .forEach(renewed::add);
        entries.stream()
                .filter(entry -> !report.files().contains(entry.file()) && !isDeleted.test(entry.file()))
                .forEach(renewed::add);
        return new KnownFindings(renewed);
    }
}
