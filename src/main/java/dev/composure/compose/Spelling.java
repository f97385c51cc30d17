package dev.composure.compose;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Guesses which word was meant by a misspelled one.
public final class Spelling {
    private Spelling() {}

    /// The nearest of the known words, if one is near at all.
    public static Optional<String> nearest(String word, Collection<String> known) {
        var most = Math.max(1, word.length() / 3);
        return known.stream()
                .filter(name -> distance(word, name) <= most)
                .min(Comparator.<String>comparingInt(name -> distance(word, name))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /// How many letters must change, come or go.
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 10) {
            return Integer.MAX_VALUE;
        }
        var row = new int[right.length() + 1];
        for (var i = 0; i <= right.length(); i++) {
            row[i] = i;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
