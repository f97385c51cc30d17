package dev.composure.cli;

import dev.composure.files.DiskFiles;
import dev.composure.files.DiskReports;
import dev.composure.files.DiskSources;
import dev.composure.files.FactsFile;
import dev.composure.files.LinkedShadows;
import dev.composure.files.PolicyFiles;
import dev.composure.operate.ComposeCli;
import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.FakeCompose;
import dev.composure.operate.FakeContainer;
import dev.composure.operate.FakeEngine;
import dev.composure.operate.FakeProcesses;
import dev.composure.operate.Referee;
import dev.composure.operate.check.CheckProject;
import dev.composure.operate.check.CompareBaseline;
import dev.composure.operate.check.FixProject;
import dev.composure.operate.facts.EngineFacts;
import dev.composure.operate.facts.FactSource;
import dev.composure.operate.facts.RecordedFacts;
import dev.composure.operate.policies.TestPolicies;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// What one run of the command line said, and how it ended.
record CommandRun(int code, String out, String err) {

    private static final Referee WITHOUT_COMPOSE = new Referee(
            new FakeCompose(_ -> new ComposeOutcome(0, "")).configuring(_ -> {
                throw new ComposeUnavailable("there is no compose here");
            }),
            new LinkedShadows());

    static CommandRun in(Path folder, String... arguments) {
        return in(folder, new TreeMap<>(), false, arguments);
    }

    static CommandRun in(
            Path folder, SortedMap<String, String> environment, boolean isInteractive, String... arguments) {
        return in(folder, environment, isInteractive, WITHOUT_COMPOSE, arguments);
    }

    /// With that compose as the referee of a fix.
    static CommandRun refereed(Path folder, ComposeCli compose, String... arguments) {
        return in(folder, new TreeMap<>(), false, new Referee(compose, new LinkedShadows()), arguments);
    }

    private static CommandRun in(
            Path folder,
            SortedMap<String, String> environment,
            boolean isInteractive,
            Referee referee,
            String... arguments) {
        var clock = InstantSource.fixed(Instant.parse("2026-11-24T06:00:00Z"));
        var useCase = new CheckProject(new DiskSources(), new PolicyFiles(folder), clock);
        var fix = new FixProject(new DiskSources(), new PolicyFiles(folder), DiskFiles::new, referee, clock);
        var terminal = new Terminal(folder.toString(), environment, isInteractive);
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put(
                "check",
                () -> new CheckCommand(
                        useCase,
                        (wanted, then) -> then.applyAsInt(known(folder, wanted)),
                        new CompareBaseline(new DiskSources(), new DiskReports(folder), folder.toString()),
                        new DiskReports(folder),
                        terminal));
        commands.put(
                "fix", () -> new FixCommand(fix, (wanted, then) -> then.applyAsInt(known(folder, wanted)), terminal));
        commands.put("explain", ExplainCommand::new);
        var policies = new PolicyFiles(folder);
        var tests = new TestPolicies(policies::testFiles, new DiskSources(), policies, clock);
        commands.put("policy", () -> new PolicyCommand(policies, tests, () -> "the schema\n"));
        var line = ComposureCommand.with(commands, arguments);
        var out = new StringWriter();
        var err = new StringWriter();
        var code =
                line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
        return new CommandRun(code, out.toString(), err.toString());
    }

    private static FactSource known(Path folder, Knowing.Wanted wanted) {
        if (wanted.engine()) {
            var engine = new FakeEngine();
            engine.start(FakeContainer.of("shop", "web")
                    .withLabel(
                            "com.docker.compose.project.config_files",
                            folder.resolve("compose.yaml").toString())
                    .withLabel("com.docker.compose.project.working_dir", folder.toString()));
            return EngineFacts.now(engine, new FakeProcesses(engine), "2.26.1");
        }
        return wanted.factsFile().isEmpty() ? RecordedFacts.NONE : FactsFile.read(folder, wanted.factsFile());
    }
}
