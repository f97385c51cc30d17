package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import dev.composure.probe.Invocation;
import dev.composure.probe.Probe;
import dev.composure.probe.shell.ShellCommand;
import dev.composure.probe.shell.ShellScript;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A check as it is worded so far, with what is known around it.
record Wording(HealthcheckTest test, Service service, Duration timeout, Facts facts) {

    private static final Set<String> SHELLS = Set.of("sh", "ash", "dash", "bash");

    Probe probe() {
        return Probe.of(test, timeout, facts);
    }

    Wording with(HealthcheckTest next) {
        return new Wording(next, service, timeout, facts);
    }

    List<Invocation> runs(String tool) {
        return probe().invocations().stream()
                .filter(invocation -> invocation.is(tool))
                .toList();
    }

    /// The script, where a shell runs one and no more is said to it.
    Optional<String> script() {
        return switch (test) {
            case HealthcheckTest.Shell(var script, var ignored) when ignored.isEmpty() -> Optional.of(script);
            case HealthcheckTest.Exec(var words) when isShell(words) -> Optional.of(words.getLast());
            default -> Optional.empty();
        };
    }

    HealthcheckTest withScript(String script) {
        return test instanceof HealthcheckTest.Exec(var words)
                ? new HealthcheckTest.Exec(Stream.concat(words.subList(0, words.size() - 1).stream(), Stream.of(script))
                        .toList())
                : new HealthcheckTest.Shell(script);
    }

    private static boolean isShell(List<String> words) {
        return words.size() == 3
                && SHELLS.contains(name(words.getFirst()))
                && words.get(1).equals("-c");
    }

    /// The test with words put behind the name of a program, wherever it is run: `plain` in exec form, `quoted` in a
    /// script. Empty where that place cannot be found.
    Optional<HealthcheckTest> withOptions(Invocation invocation, List<String> plain, String quoted) {
        return script().isPresent()
                ? inScript(invocation, quoted)
                : test instanceof HealthcheckTest.Exec(var words)
                        ? inWords(words, invocation, plain)
                        : Optional.empty();
    }

    private Optional<HealthcheckTest> inWords(List<String> words, Invocation invocation, List<String> options) {
        var run = Stream.concat(invocation.program().stream(), invocation.arguments().stream())
                .toList();
        var at = Collections.indexOfSubList(words, run);
        if (at < 0) {
            return Optional.empty();
        }
        var longer = new ArrayList<>(words);
        longer.addAll(at + invocation.program().size(), options);
        return Optional.of(new HealthcheckTest.Exec(longer));
    }

    private Optional<HealthcheckTest> inScript(Invocation invocation, String options) {
        var text = script().orElseThrow();
        var places = commands(text).stream()
                .filter(command -> !command.isSubstituted() && runs(command, invocation))
                .map(command ->
                        command.words().get(invocation.program().size() - 1).end())
                .toList();
        return places.size() == 1
                ? Optional.of(withScript(
                        text.substring(0, places.getFirst()) + " " + options + text.substring(places.getFirst())))
                : Optional.empty();
    }

    static List<ShellCommand> commands(String script) {
        return ShellScript.parse(script, true).commands();
    }

    private static boolean runs(ShellCommand command, Invocation invocation) {
        return command.texts()
                .equals(Stream.concat(invocation.program().stream(), invocation.arguments().stream())
                        .toList());
    }

    static String name(String program) {
        return program.substring(program.lastIndexOf('/') + 1);
    }
}
