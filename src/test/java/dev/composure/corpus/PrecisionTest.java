package dev.composure.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.Finding;
import dev.composure.policy.Rule;
import dev.composure.policy.Rules;
import dev.composure.policy.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * How often the judge is right about real compose files. Up to thirty findings of each rule, chosen by a seed, were read
 * and labelled in `corpus/labels.tsv`; what this test draws must be what was labelled.
 */
class PrecisionTest {

    private static final Path LABELS = Path.of("src/test/resources/corpus/labels.tsv");
    private static final Path REPORT = Path.of("src/docs/corpus-report.md");
    private static final long SEED = 20261124;
    private static final int MOST = 30;

    /** One finding of the sample, and what somebody who read it says. */
    private record Label(String rule, String place, String verdict, String reason) {

        static Label parse(String line) {
            var parts = line.split("\t", -1);
            assertThat(parts).as(line).hasSize(4);
            return new Label(parts[0], parts[1], parts[2], parts[3]);
        }

        boolean isRight() {
            return verdict.equals("right");
        }
    }

    private static Map<String, List<String>> sample(Corpus corpus) {
        var found = new TreeMap<String, List<String>>();
        for (var judged : corpus.files()) {
            for (var finding : judged.findings()) {
                found.computeIfAbsent(finding.rule().name(), _ -> new ArrayList<>())
                        .add(place(judged.file(), finding));
            }
        }
        found.replaceAll((rule, places) -> drawn(rule, places));
        return found;
    }

    private static String place(String file, Finding finding) {
        return file + ":" + finding.position().line() + " " + finding.service();
    }

    private static List<String> drawn(String rule, List<String> places) {
        var all = new ArrayList<>(places.stream().distinct().sorted().toList());
        Collections.shuffle(all, new Random(SEED + rule.hashCode()));
        return all.stream().limit(MOST).sorted().toList();
    }

    private static Map<String, List<Label>> labels() throws IOException {
        return Files.readAllLines(LABELS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Label::parse)
                .collect(Collectors.groupingBy(Label::rule, TreeMap::new, Collectors.toList()));
    }

    @Test
    void whatIsDrawnWasReadAndIsRight() throws IOException {
        var corpus = Corpus.read();
        var drawn = sample(corpus);
        var labels = labels();

        assertThat(labels.keySet()).isEqualTo(drawn.keySet());
        drawn.forEach((rule, places) -> assertThat(
                        labels.getOrDefault(rule, List.of()).stream().map(Label::place))
                .as(rule)
                .containsExactlyElementsOf(places));
        assertThat(labels.values().stream().flatMap(List::stream))
                .allSatisfy(label -> assertThat(label.verdict()).isIn("right", "wrong"))
                .allSatisfy(label -> assertThat(label.reason()).isNotBlank());
    }

    @Test
    void everyRuleIsPreciseEnough() throws IOException {
        var labels = labels();
        for (var rule : Rules.all()) {
            var own = labels.getOrDefault(rule.key().name(), List.of());
            if (!own.isEmpty()) {
                assertThat(precision(own)).as(rule.key() + " of " + own.size()).isGreaterThanOrEqualTo(floor(rule));
            }
        }
    }

    private static double precision(List<Label> labels) {
        return (double) labels.stream().filter(Label::isRight).count() / labels.size();
    }

    private static double floor(Rule rule) {
        return switch (rule.severity()) {
            case ERROR -> 0.98;
            case WARNING -> 0.90;
            case INFO, OFF -> 0.80;
        };
    }

    @Test
    void theReportIsNotStale() throws IOException {
        var report = report(Corpus.read(), labels());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(REPORT, report);
        }
        assertThat(REPORT)
                .as("run `mvn test -Dtest=PrecisionTest -Dgolden.update=true`")
                .hasContent(report);
    }

    private static String report(Corpus corpus, Map<String, List<Label>> labels) {
        var findings = corpus.files().stream()
                .flatMap(judged -> judged.findings().stream())
                .toList();
        var text =
                new StringBuilder("""
                # What the rules find in real compose files

                Made by `PrecisionTest` from %,d compose files, each judged by itself, from its text alone, with the built-in policy.
                They define %,d services, of which %,d have a check of their own. Of each rule up to %d findings, chosen by the seed
                %d, were read and labelled right or wrong in `src/test/resources/corpus/labels.tsv`. A finding that says "may" is right
                where the text leaves it open. Rules that need more than the text find nothing here.

                | rule | default | error | warning | info | files | read | right |
                |---|---|---|---|---|---|---|---|
                """.formatted(corpus.files().size(), services(corpus), checks(corpus), MOST, SEED));
        Rules.all().stream()
                .sorted(Comparator.comparingLong((Rule rule) -> count(findings, rule, Severity.values()))
                        .reversed()
                        .thenComparing(Rule::key))
                .forEach(rule -> text.append(row(rule, findings, labels)));
        return text.toString();
    }

    private static long services(Corpus corpus) {
        return corpus.files().stream()
                .mapToLong(judged -> judged.loaded().project().services().size())
                .sum();
    }

    private static long checks(Corpus corpus) {
        return corpus.files().stream()
                .flatMap(judged -> judged.loaded().project().services().values().stream())
                .filter(service -> service.healthcheck().hasTest())
                .count();
    }

    private static String row(Rule rule, List<Finding> findings, Map<String, List<Label>> labels) {
        var own = labels.getOrDefault(rule.key().name(), List.of());
        return "| [`%s`](rules.md#%s) | %s | %d | %d | %d | %d | %d | %s |%n"
                .formatted(
                        rule.key(),
                        rule.key(),
                        rule.severity().word(),
                        count(findings, rule, Severity.ERROR),
                        count(findings, rule, Severity.WARNING),
                        count(findings, rule, Severity.INFO),
                        findings.stream()
                                .filter(finding -> finding.rule().equals(rule.key()))
                                .map(finding -> finding.position().file())
                                .distinct()
                                .count(),
                        own.size(),
                        own.isEmpty() ? "–" : Math.round(precision(own) * 100) + " %");
    }

    private static long count(List<Finding> findings, Rule rule, Severity... severities) {
        return findings.stream()
                .filter(finding -> finding.rule().equals(rule.key()))
                .filter(finding -> List.of(severities).contains(finding.severity()))
                .count();
    }

    /** Writes the sample as it is drawn now, with the file's words, for somebody to read. */
    public static void main(String[] arguments) {
        var corpus = Corpus.read();
        var words = new TreeMap<String, String>();
        for (var judged : corpus.files()) {
            for (var finding : judged.findings()) {
                words.put(
                        finding.rule() + "\t" + place(judged.file(), finding),
                        finding.severity().word() + "\t" + finding.evidence().replaceAll("\\s+", " ") + "\t"
                                + finding.message().replaceAll("\\s+", " "));
            }
        }
        sample(corpus)
                .forEach((rule, places) -> places.forEach(
                        place -> System.out.println(rule + "\t" + place + "\t" + words.get(rule + "\t" + place))));
    }
}
