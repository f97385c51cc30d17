package dev.composure.probe.shell;

/// A piece of a script.
sealed interface Token {

    record WordToken(Word word) implements Token {}

    /// A control operator; a line end is one.
    record Control(String symbol) implements Token {}

    /// A redirection operator, its file descriptor included in what was read.
    record Redirect(String symbol) implements Token {}
}
