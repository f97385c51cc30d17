package dev.composure.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeEditor;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.SourceReader;
import dev.composure.files.DiskSources;
import dev.composure.policy.Finding;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import dev.composure.remedy.Remedies;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** After the built-in remedies nothing is left to remedy, in any real compose file. */
class RemedyLawTest {

    private static final int MOST_PASSES = 3;

    private static final String ALL = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: all}
            spec:
              remedies:
                order: [rewrite, http, curl, tcp]
                allow: {weaker: true, retarget: true}
            """;

    private record Remedied(int edits, List<String> left) {}

    @Test
    void theFilesAreDoneAfterWhatTheTextAllows() {
        holds(Corpus.policies(), candidate -> !candidate.needsTrial());
    }

    @Test
    void theyAreDoneAfterEveryRemedyToo() {
        var reading = PolicyReader.read("all", ALL);
        holds(new PolicySet(reading.policies(), List.of(), "all", "", ""), _ -> true);
    }

    @Test
    void eachRemedyAloneEndsItsFinding() {
        var reading = PolicyReader.read("all", ALL);
        var policies = new PolicySet(reading.policies(), List.of(), "all", "", "");
        var open = Corpus.read().files().parallelStream()
                .flatMap(judged ->
                        judged.findings().stream().flatMap(finding -> unanswered(judged, finding, policies).stream()))
                .toList();

        assertThat(open).isEmpty();
    }

    /** The candidates for a finding after which it is still found. */
    private static List<String> unanswered(Corpus.Judged judged, Finding finding, PolicySet policies) {
        var loaded = judged.loaded();
        var reader = new DiskSources();
        return candidates(finding, loaded, policies).stream()
                .filter(candidate -> new ComposeEditor(reader).apply(loaded, List.of(candidate.edit()))
                                instanceof EditOutcome.Edited(var texts)
                        && Corpus.judge(
                                        new ComposeLoader(path -> texts.containsKey(path)
                                                        ? Optional.ofNullable(texts.get(path))
                                                        : reader.read(path))
                                                .load(loaded.input()),
                                        policies)
                                .stream()
                                .anyMatch(next -> next.rule().equals(finding.rule())
                                        && next.service().equals(finding.service())))
                .map(candidate -> judged.file() + " " + finding.rule() + " " + candidate.edit())
                .toList();
    }

    private static void holds(PolicySet policies, Predicate<Candidate> taken) {
        var remedied = Corpus.read().files().parallelStream()
                .map(file -> remedied(file, policies, taken))
                .toList();

        assertThat(remedied.stream().flatMap(one -> one.left().stream())).isEmpty();
        assertThat(remedied.stream().mapToInt(Remedied::edits).sum()).isGreaterThan(100);
    }

    private static Remedied remedied(Corpus.Judged judged, PolicySet policies, Predicate<Candidate> taken) {
        var texts = new TreeMap<String, String>();
        var disk = new DiskSources();
        SourceReader reader = path -> texts.containsKey(path) ? Optional.ofNullable(texts.get(path)) : disk.read(path);
        var loaded = judged.loaded();
        var left = new ArrayList<String>();
        var made = 0;
        for (int pass = 0; pass <= MOST_PASSES; pass++) {
            var edits = edits(loaded, policies, taken);
            if (edits.isEmpty()) {
                return new Remedied(made, List.of());
            }
            left.clear();
            edits.forEach(edit -> left.add(judged.file() + " " + edit));
            made += edits.size();
            if (!(new ComposeEditor(reader).apply(loaded, edits) instanceof EditOutcome.Edited(var changed))) {
                return new Remedied(made, List.of());
            }
            texts.putAll(changed);
            loaded = new ComposeLoader(reader).load(loaded.input());
        }
        return new Remedied(made, left);
    }

    /** The chosen edits; of two that give a service different tests the one of the graver finding. */
    private static List<Edit> edits(LoadedProject loaded, PolicySet policies, Predicate<Candidate> taken) {
        var tested = new HashSet<String>();
        return Corpus.judge(loaded, policies).stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .flatMap(finding -> chosen(finding, loaded, policies, taken).stream())
                .distinct()
                .filter(edit -> edit.changes().stream().noneMatch(Change.SetTest.class::isInstance)
                        || tested.add(edit.service()))
                .toList();
    }

    private static Optional<Edit> chosen(
            Finding finding, LoadedProject loaded, PolicySet policies, Predicate<Candidate> taken) {
        return candidates(finding, loaded, policies).stream()
                .filter(taken)
                .map(Candidate::edit)
                .findFirst();
    }

    private static List<Candidate> candidates(Finding finding, LoadedProject loaded, PolicySet policies) {
        var service = Optional.ofNullable(loaded.project().services().get(finding.service()))
                .orElseThrow();
        var policy = policies.policyFor(loaded.project().name(), service);
        return Remedies.propose(finding, service, loaded.project(), Facts.ofText(service), policy).stream()
                .filter(Proposal.Applicable.class::isInstance)
                .map(proposal -> ((Proposal.Applicable) proposal).candidate())
                .toList();
    }
}
