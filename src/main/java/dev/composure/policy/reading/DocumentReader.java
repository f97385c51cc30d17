package dev.composure.policy.reading;

import dev.composure.compose.Position;
import dev.composure.compose.Problem;
import dev.composure.compose.yaml.SourceText;
import dev.composure.compose.yaml.Syntax;
import dev.composure.compose.yaml.SyntaxReader;
import dev.composure.policy.Glob;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicyException;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Rules;
import dev.composure.policy.cases.CaseReader;
import dev.composure.policy.cases.PolicyCase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the documents of one file, one after the other.
public final class DocumentReader {

    public static final String API_VERSION = "composure.dev/v1alpha1";
    private static final List<String> KINDS = List.of("HealthcheckPolicy", "PolicyException");
    private static final String TEST = "PolicyTest";

    private final SourceText source;
    private final List<Policy> policies = new ArrayList<>();
    private final List<PolicyException> exceptions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    public DocumentReader(SourceText source) {
        this.source = source;
    }

    public List<Policy> policies() {
        return List.copyOf(policies);
    }

    public List<PolicyException> exceptions() {
        return List.copyOf(exceptions);
    }

    public List<Problem> problems() {
        return List.copyOf(problems);
    }

    public void read(Syntax root) {
        var document = Section.of(source, root, "", problems);
        if (document.keys().isEmpty()) {
            return;
        }
        checkVersion(document);
        var kind = document.requiredText("kind", KINDS.getFirst());
        switch (kind) {
            case "HealthcheckPolicy" -> policy(document);
            case "PolicyException" -> exception(document);
            case "" -> {}
            default -> document.wrong("kind", "is `" + kind + "`, which is " + Section.noneOf(kind, KINDS));
        }
    }

    /// The tests in a file of tests.
    public static CaseReader.Reading cases(String file, String text) {
        var source = SourceText.of(file, text);
        var documents = SyntaxReader.read(source);
        var problems = new ArrayList<>(documents.problems());
        var cases = new ArrayList<PolicyCase>();
        for (var root : documents.roots()) {
            var document = Section.of(source, root, "", problems);
            if (!document.keys().isEmpty()) {
                checkVersion(document);
                document.choice("kind", Map.of(TEST, TEST), TEST);
                var title = title(document);
                var spec = document.section("spec");
                cases.add(new TestDocument(spec).read(title.name(), title.position()));
                spec.close();
                document.close();
            }
        }
        if (cases.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(source.position(0, 0), "There is no test in this file."));
        }
        return new CaseReader.Reading(cases, problems);
    }

    private static void checkVersion(Section document) {
        var version = document.requiredText("apiVersion", API_VERSION);
        if (!version.isEmpty() && !version.equals(API_VERSION)) {
            document.wrong("apiVersion", "is `" + version + "`; this version of Composure reads `" + API_VERSION + "`");
        }
    }

    private void policy(Section document) {
        var title = title(document);
        var name = title.name();
        if (policies.stream().anyMatch(policy -> policy.name().equals(name))) {
            document.wrong("metadata", "names a policy `" + name + "`, and so does one before it");
        }
        var spec = document.section("spec");
        policies.add(new SpecReader(spec).policy(name, title.position()));
        spec.close();
        document.close();
    }

    private void exception(Section document) {
        var title = title(document);
        var name = title.name();
        var spec = document.section("spec");
        if (exceptions.stream().anyMatch(exception -> exception.name().equals(name))) {
            document.wrong("metadata", "names an exception `" + name + "`, and so does one before it");
        }
        exceptions.add(new PolicyException(
                name,
                rules(spec),
                spec.texts("projects").stream().map(Glob::new).toList(),
                spec.texts("services").stream().map(Glob::new).toList(),
                spec.requiredText("reason", "vendor image, ticket 4711"),
                spec.requiredText("owner", "team-billing"),
                until(spec),
                title.position()));
        if (spec.value("projects").isEmpty()) {
            spec.complain(spec.position(), "`spec` needs `projects`, for example `projects: [billing]`.");
        }
        spec.close();
        document.close();
    }

    /// What a document is called, and where it says so.
    private record Title(String name, Position position) {}

    private static Title title(Section document) {
        var metadata = document.section("metadata");
        var title = new Title(metadata.requiredText("name", "baseline"), metadata.valuePosition("name"));
        metadata.close();
        return title;
    }

    private static List<RuleKey> rules(Section spec) {
        var known = Rules.all().stream().map(rule -> rule.key().name()).toList();
        var rules = new ArrayList<RuleKey>();
        for (var name : spec.texts("rules")) {
            if (known.contains(name)) {
                rules.add(new RuleKey(name));
            } else {
                spec.wrong("rules", "names `" + name + "`, which is " + Section.noneOf(name, known));
            }
        }
        if (spec.value("rules").isEmpty()) {
            spec.complain(spec.position(), "`spec` needs `rules`, for example `rules: [" + known.getFirst() + "]`.");
        }
        return rules;
    }

    private static LocalDate until(Section spec) {
        spec.requiredText("until", "2027-03-31");
        return spec.parsed("until", LocalDate.MIN, "is no date; write one like `2027-03-31`", DocumentReader::date);
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
