package dev.composure.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// One program that a check runs: its name without a path (`wget` for `/bin/busybox wget`), what it is, the words
/// that stand for it, its arguments, and the URLs it asks.
public record Invocation(
        String tool, ToolKind kind, List<String> program, List<String> arguments, List<ProbeUrl> urls) {
    public Invocation {
        program = List.copyOf(program);
        arguments = List.copyOf(arguments);
        urls = List.copyOf(urls);
    }

    /// Its options and operands told apart, as far as the program is known.
    public Arguments options() {
        return Clients.arguments(tool, arguments);
    }

    /// After what time it gives up by itself, where it sets itself a limit.
    public Optional<Duration> limit() {
        return Clients.limit(this);
    }

    /// What it starts before it can ask anything: a virtual machine, an interpreter, an application.
    public Optional<BootedRuntime> boots() {
        return BootedRuntime.of(tool);
    }

    /// True when it is one of these programs.
    public boolean is(String... tools) {
        return List.of(tools).contains(tool);
    }
}
