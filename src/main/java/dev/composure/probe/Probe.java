package dev.composure.probe;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.shell.ShellScript;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// What a healthcheck does: its form, the programs it runs, and what it leaves behind; `notes` are true, harmless so
/// far, and worth a word. `scripts` are those that a shell runs, the outer before the inner.
public record Probe(
        Form form, List<Invocation> invocations, OrphanVerdict verdict, List<String> notes, List<ShellScript> scripts) {

    /// How the engine runs it.
    public enum Form {
        EXEC,
        SHELL,
        /// Nothing runs, or not anything that the compose file names.
        NOTHING
    }

    public Probe {
        invocations = List.copyOf(invocations);
        notes = List.copyOf(notes);
        scripts = List.copyOf(scripts);
    }

    /// Reads a check; text that makes no sense gives an unknown class, never an error.
    public static Probe of(Healthcheck healthcheck, Facts facts) {
        return of(healthcheck.test(), healthcheck.timeout().or(Healthcheck.DEFAULT_TIMEOUT), facts);
    }

    /// The same, for a test that is killed after `timeout`.
    public static Probe of(HealthcheckTest test, Duration timeout, Facts facts) {
        return switch (test) {
            case HealthcheckTest.Exec exec ->
                of(Form.EXEC, CommandReader.ofEngine(facts, timeout).exec(exec.words()));
            case HealthcheckTest.Shell shell ->
                of(Form.SHELL, CommandReader.ofEngine(facts, timeout).exec(shellWords(shell, facts)));
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ ->
                of(Form.NOTHING, Trace.NOTHING);
        };
    }

    private static List<String> shellWords(HealthcheckTest.Shell shell, Facts facts) {
        return Stream.of(facts.shell(), List.of(shell.script()), shell.ignoredWords())
                .flatMap(List::stream)
                .toList();
    }

    private static Probe of(Form form, Trace trace) {
        return new Probe(form, trace.invocations(), trace.verdict(), trace.notes(), trace.scripts());
    }

    public Orphans orphans() {
        return verdict.orphans();
    }

    /// What keeps a failure from showing in the exit code.
    public Masking masking() {
        return Masking.of(this);
    }

    /// True when every program that runs ends by a time limit of its own.
    public boolean isBounded() {
        return invocations.stream().allMatch(invocation -> invocation.limit().isPresent());
    }

    /// The URLs of all its programs, in order.
    public List<ProbeUrl> urls() {
        return invocations.stream()
                .flatMap(invocation -> invocation.urls().stream())
                .toList();
    }
}
