package dev.composure.probe;

import dev.composure.probe.shell.ShellScript;
import java.util.List;
import java.util.stream.Stream;

/// What reading a part of a check has told so far.
record Trace(List<Invocation> invocations, OrphanVerdict verdict, List<String> notes, List<ShellScript> scripts) {

    static final Trace NOTHING = of(OrphanVerdict.NEVER);

    static Trace of(OrphanVerdict verdict) {
        return new Trace(List.of(), verdict, List.of(), List.of());
    }

    /// Both happen.
    Trace and(Trace other) {
        return new Trace(
                joined(invocations, other.invocations),
                verdict.and(other.verdict),
                joined(notes, other.notes),
                joined(scripts, other.scripts));
    }

    Trace and(OrphanVerdict other) {
        return new Trace(invocations, verdict.and(other), notes, scripts);
    }

    /// A script was read on the way here.
    Trace inside(ShellScript script) {
        return new Trace(invocations, verdict, notes, joined(List.of(script), scripts));
    }

    /// The outermost script runs under `-o pipefail`.
    Trace withPipefail() {
        var strict = scripts.stream().map(ShellScript::withPipefail).limit(1);
        return new Trace(
                invocations,
                verdict,
                notes,
                Stream.concat(strict, scripts.stream().skip(1)).toList());
    }

    /// One of the two happens, and nobody knows which; they are readings of the same words.
    Trace or(Trace other) {
        return new Trace(invocations, verdict.or(other.verdict), joined(notes, other.notes), scripts);
    }

    /// It may not happen at all.
    Trace perhaps() {
        return new Trace(invocations, verdict.or(OrphanVerdict.NEVER), notes, scripts);
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }
}
