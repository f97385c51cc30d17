package dev.composure.probe.shell;

import java.util.List;

/// One simple command of a script, leading assignments left out. It may have no words at all where only its
/// redirections count (`</dev/tcp/127.0.0.1/80`).
///
/// `depth` is how many compound commands and substitutions it is in; `isSubstituted`: a `$(…)` is among them, and its
/// words have their places in that inner script. `isCertain`: it runs whenever the script does, not only if another
/// command succeeds or fails. `isBackground`: an `&` follows the list it is in.
public record ShellCommand(
        List<Word> words,
        List<Redirection> redirections,
        Joint joint,
        int depth,
        boolean isSubstituted,
        boolean isCertain,
        boolean isPiped,
        boolean isBackground) {
    public ShellCommand {
        words = List.copyOf(words);
        redirections = List.copyOf(redirections);
    }

    /// What the program would see; an expansion stands there as it is written.
    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    /// The first word, or nothing.
    public String name() {
        return words.isEmpty() ? "" : words.getFirst().text();
    }

    ShellCommand within(int more, boolean isCertainThere) {
        return new ShellCommand(
                words, redirections, joint, depth + more, true, isCertain && isCertainThere, isPiped, isBackground);
    }

    ShellCommand inBackground() {
        return new ShellCommand(words, redirections, joint, depth, isSubstituted, isCertain, isPiped, true);
    }
}
