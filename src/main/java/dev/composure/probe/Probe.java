package dev.composure.probe;

import dev.composure.compose.Healthcheck;
import java.util.List;

/// What a healthcheck does: its form, the programs it runs, and what it leaves behind.
public record Probe(Form form, List<Invocation> invocations, OrphanVerdict verdict, List<String> notes) {

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
    }

    /// Reads a check; text that makes no sense gives an unknown class, never an error.
    public static Probe of(Healthcheck healthcheck, Facts facts) {
        return new Probe(Form.NOTHING, List.of(), OrphanVerdict.NEVER, List.of());
    }

    public Orphans orphans() {
        return verdict.orphans();
    }

    /// The URLs of all its programs, in order.
    public List<ProbeUrl> urls() {
        return invocations.stream()
                .flatMap(invocation -> invocation.urls().stream())
                .toList();
    }
}
