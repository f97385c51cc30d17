package dev.composure.golden;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeEditor;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.compose.SourceReader;
import dev.composure.files.FactsFile;
import dev.composure.operate.facts.RecordedFacts;
import dev.composure.policy.Finding;
import dev.composure.policy.Judge;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import dev.composure.probe.PidOne;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import dev.composure.probe.Versions;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import dev.composure.remedy.Remedies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// One recorded case: what is found in its compose file, and the file after the remedies.
record GoldenCase(
        LoadedProject loaded,
        PolicySet policies,
        Map<String, String> facts,
        RecordedFacts recorded,
        SourceReader reader) {

    private static final String FILE = "/golden/compose.yaml";
    private static final Set<String> OTHERS = Set.of("pid-one", "engine", "listens-ipv4", "listens-ipv6");
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    static GoldenCase read(Path folder) throws IOException {
        var text = Files.readString(folder.resolve("compose.yaml"));
        SourceReader reader = path -> path.equals(FILE) ? Optional.of(text) : Optional.empty();
        var input = new ProjectInput("", "/golden", List.of(FILE), List.of(), new TreeMap<>());
        var loaded = new ComposeLoader(reader).load(input);
        return new GoldenCase(loaded, policies(folder), facts(folder), recorded(folder), reader);
    }

    private static PolicySet policies(Path folder) throws IOException {
        var own = folder.resolve("policy.yaml");
        var file = Files.exists(own) ? own : Path.of("config/policies/baseline.yaml");
        var reading = PolicyReader.read(file.toString(), Files.readString(file));
        if (!reading.problems().isEmpty()) {
            throw new IllegalArgumentException("a golden policy must be right: " + reading.problems());
        }
        return new PolicySet(reading.policies(), reading.exceptions(), "golden", "", "");
    }

    /// A facts file, as `--facts` reads it.
    private static RecordedFacts recorded(Path folder) {
        return Files.exists(folder.resolve("facts.json")) ? FactsFile.read(folder, "facts.json") : RecordedFacts.NONE;
    }

    /// Lines `tool: kind`, `pid-one: class`, `engine: version`, and the ports of `listens-ipv4:` and `listens-ipv6:`.
    private static Map<String, String> facts(Path folder) throws IOException {
        var file = folder.resolve("facts");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .map(line -> line.split(": ", 2))
                        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]))
                : Map.of();
    }

    private Facts facts(Service service) {
        var known = recorded.in(loaded).apply(service);
        if (facts.isEmpty()) {
            return known;
        }
        var tools = new TreeMap<String, ToolKind>();
        facts.forEach((tool, kind) -> {
            if (!OTHERS.contains(tool)) {
                tools.put(tool, ToolKind.valueOf(kind.toUpperCase(Locale.ROOT)));
            }
        });
        var pidOne = facts.getOrDefault("pid-one", "unknown")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        return new Facts(
                        Tier.IMAGE,
                        tools,
                        PidOne.valueOf(pidOne),
                        known.shell(),
                        known.entrypoint(),
                        known.command(),
                        known.exposedPorts())
                .with(new Facts.Listening(ports("listens-ipv4"), ports("listens-ipv6")))
                .with(new Versions(facts.getOrDefault("engine", ""), ""));
    }

    private SortedSet<Integer> ports(String family) {
        var ports = new TreeSet<Integer>();
        if (facts.containsKey(family)) {
            Arrays.stream(facts.get(family).split(" ", -1))
                    .map(Integer::valueOf)
                    .forEach(ports::add);
        }
        return ports;
    }

    String findings() {
        var problems = loaded.problems().stream().map(problem -> problem + "\n").collect(Collectors.joining());
        return problems + judged().stream().map(this::shown).collect(Collectors.joining("\n"));
    }

    private List<Finding> judged() {
        return Judge.judge(loaded.project(), this::facts, policies, NOW);
    }

    private String shown(Finding finding) {
        return "%s %s %s %s %s%s%n%s%n%s%n"
                        .formatted(
                                finding.position().toString().replace("/golden/", ""),
                                finding.severity().word(),
                                finding.rule(),
                                finding.hazard().word(),
                                finding.tier().word(),
                                finding.isExcepted() ? " excepted by " + finding.exception() : "",
                                finding.message(),
                                finding.evidence())
                + proposals(finding).stream().map(GoldenCase::shown).collect(Collectors.joining());
    }

    private static String shown(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Applicable(var candidate) ->
                "+ %s%s%s%s: %s%n"
                        .formatted(
                                candidate.kind().word(),
                                candidate.triable() ? " triable" : "",
                                candidate.retargeted() ? " retargeted" : "",
                                candidate.weaker() ? " weaker" : "",
                                candidate.why());
            case Proposal.NotApplicable(var kind, var reason) -> "- %s: %s%n".formatted(kind.word(), reason);
        };
    }

    private List<Proposal> proposals(Finding finding) {
        var service = loaded.project().services().get(finding.service());
        if (service == null) {
            throw new IllegalStateException("a finding in no service: " + finding);
        }
        var policy = policies.policyFor(loaded.project().name(), service);
        return Remedies.propose(finding, service, loaded.project(), facts(service), policy);
    }

    /// The file with the first applicable remedy of each finding; empty where it stays as it is.
    String after() {
        var tested = new HashSet<String>();
        var edits = judged().stream()
                .filter(finding -> !finding.isExcepted())
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .flatMap(finding -> proposals(finding).stream()
                        .filter(Proposal.Applicable.class::isInstance)
                        .map(proposal -> ((Proposal.Applicable) proposal).candidate())
                        .map(Candidate::edit)
                        .limit(1))
                .distinct()
                .filter(edit -> edit.changes().stream().noneMatch(Change.SetTest.class::isInstance)
                        || tested.add(edit.service()))
                .toList();
        return edits.isEmpty() ? "" : edited(edits);
    }

    private String edited(List<Edit> edits) {
        return switch (new ComposeEditor(reader).apply(loaded, edits)) {
            case EditOutcome.Edited edited -> edited.texts().getOrDefault(FILE, "");
            case EditOutcome.Refused(var why) -> "refused: " + why;
        };
    }
}
