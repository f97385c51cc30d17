package dev.composure.probe;

import java.util.List;

/// One program that a check runs: its name without a path (`wget` for `/bin/busybox wget`), what it is, the words
/// that stand for it, its arguments, and the URLs it asks.
public record Invocation(
        String tool, ToolKind kind, List<String> program, List<String> arguments, List<ProbeUrl> urls) {
    public Invocation {
        program = List.copyOf(program);
        arguments = List.copyOf(arguments);
        urls = List.copyOf(urls);
    }
}
