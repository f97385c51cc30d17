package dev.composure.remedy.rewriting;

import java.util.List;

/// Lets wget throw away what it gets.
final class NothingKept {
    private NothingKept() {}

    static Attempt attempt(Wording wording) {
        var keeping = wording.runs("wget").stream()
                .filter(wget -> !wget.urls().isEmpty())
                .filter(wget -> !wget.options().has("O", "output-document", "spider", "delete-after"))
                .toList();
        if (keeping.isEmpty()) {
            return Attempt.notNeeded();
        }
        var next = wording;
        for (var wget : keeping) {
            var clean = next.withOptions(wget, List.of("-O", "/dev/null"), "-O /dev/null");
            if (clean.isEmpty()) {
                return new Attempt.Impossible("wget is run in a way that cannot be edited safely");
            }
            next = next.with(clean.orElseThrow());
        }
        return new Attempt.Reworded(next.test(), "wget writes no file");
    }
}
