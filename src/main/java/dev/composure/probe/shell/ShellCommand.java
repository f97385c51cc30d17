package dev.composure.probe.shell;

import java.util.List;

/// One simple command of a script, redirections and leading assignments left out.
///
/// `isCertain`: it runs whenever the script does, not only if another command succeeds or fails. `isBackground`: an
/// `&` follows the list it is in.
public record ShellCommand(List<Word> words, boolean isCertain, boolean isPiped, boolean isBackground) {
    public ShellCommand {
        words = List.copyOf(words);
    }

    /// What the program would see; an expansion stands there as it is written.
    public List<String> texts() {
        return words.stream().map(Word::text).toList();
    }

    ShellCommand uncertain() {
        return new ShellCommand(words, false, isPiped, isBackground);
    }
}
