package dev.composure.policy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The remedies there are, the least intrusive first.
public enum RemedyKind {
    /// `init: true`.
    INIT,
    /// The same meaning in safer words.
    REWRITE,
    /// The same tool, over plain http.
    HTTP,
    /// An in-process client instead of one that forks.
    CURL,
    /// Only whether the port answers.
    TCP,
    /// No check at all.
    DISABLE;

    public static Optional<RemedyKind> named(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }

    /// The word of policies and reports.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
