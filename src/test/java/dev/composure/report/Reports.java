package dev.composure.report;

import dev.composure.compose.Position;
import dev.composure.files.DiskSources;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CheckRequest;
import dev.composure.policy.Finding;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Severity;
import dev.composure.probe.Hazard;
import dev.composure.probe.Tier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Reports for tests: real ones, and one of a file whose author means harm.
public final class Reports {

    private static final Path GOLDEN = Path.of("src/test/resources/golden").toAbsolutePath();

    /// Everything that ends a line, a tag, a cell, a fence or a command somewhere.
    public static final String EVIL = "a\n::error file=x,line=1::forged\r\n##[add-mask]x \033[2J\u202e\u2028\0"
            + "]]> <img src=x onerror=alert(1)> & \" ' %0A `tick` ``` | [here](https://evil.example) ![x](y)"
            + " @octocat #1 {0} <!-- --> **bold** www.evil.example";

    private Reports() {}

    public static Stream<Path> goldenCases() throws IOException {
        try (var files = Files.walk(GOLDEN)) {
            return files.filter(file -> file.endsWith("compose.yaml")).map(Path::getParent).sorted().toList().stream();
        }
    }

    /// What a check says of one golden case, by text alone.
    public static CheckReport ofGolden(Path folder) {
        var policy = Files.exists(folder.resolve("policy.yaml")) ? "policy.yaml" : "";
        return check(folder, "compose.yaml", policy);
    }

    /// Of all of them at once.
    public static CheckReport ofAllGolden() {
        return check(GOLDEN, ".", "");
    }

    public static CheckReport check(Path folder, String path, String policy) {
        var clock = InstantSource.fixed(Instant.parse("2026-11-24T06:00:00Z"));
        return new CheckProject(new DiskSources(), new PolicyFiles(folder), clock)
                .check(new CheckRequest(
                        folder.toString(),
                        List.of(path),
                        List.of(),
                        policy,
                        "",
                        List.of(),
                        List.of(),
                        new TreeMap<>()));
    }

    public static CheckReport evil() {
        var findings = new ArrayList<ReportedFinding>();
        for (var severity : List.of(Severity.ERROR, Severity.WARNING, Severity.INFO)) {
            findings.add(new ReportedFinding(
                    finding("orphan-always", severity, ""),
                    EVIL,
                    List.of(),
                    List.of(new FileChange(EVIL, "a\n" + EVIL, "a\nb\n" + EVIL))));
        }
        findings.add(new ReportedFinding(finding("no-such-rule", Severity.ERROR, EVIL), EVIL, List.of(), List.of()));
        findings.add(
                new ReportedFinding(finding("no-reaper", Severity.ERROR, ""), EVIL, List.of(), List.of()).baselined());
        var errors = List.of(new InputError(EVIL, 3, 4, EVIL), InputError.of("::warning::" + EVIL, EVIL));
        var gone = List.of(new KnownFindings.Entry(EVIL, EVIL, EVIL, EVIL));
        return new CheckReport(
                new CheckReport.PolicyStamp(EVIL, EVIL, ""),
                Summary.of(1, 1, 1, 1, 2).with(findings, 1),
                findings,
                List.of(),
                errors,
                errors,
                new TreeSet<>(List.of(EVIL)),
                gone);
    }

    private static Finding finding(String rule, Severity severity, String exception) {
        return new Finding(
                new RuleKey(rule),
                severity,
                Hazard.POSSIBLE,
                Tier.TEXT,
                EVIL,
                EVIL,
                new Position("/" + EVIL, 7, 3, 7, 9),
                EVIL,
                EVIL,
                exception);
    }
}
