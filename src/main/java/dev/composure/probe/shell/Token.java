package dev.composure.probe.shell;

/// A piece of a script.
sealed interface Token {

    record WordToken(Word word) implements Token {}

    /// A control operator; a line end is one.
    record Control(String symbol) implements Token {}

    /// A redirection operator, its file descriptor included in what was read.
    record Redirect(String symbol) implements Token {}

    /// The lines of a here-document, of which only the substitutions matter.
    record HereDocument(Word body) implements Token {}

    default boolean isWord(String text) {
        return this instanceof WordToken(var word)
                && word.isPlain()
                && word.text().equals(text);
    }

    default boolean isControl(String symbol) {
        return this instanceof Control(var own) && own.equals(symbol);
    }
}
