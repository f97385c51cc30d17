package dev.composure.web.view;

import java.util.List;

/// Asks whether that is really wanted: what will happen, what would change in files, and where yes is sent
/// to. `action` is empty where it cannot be done, and `button` then too.
public record ConfirmView(
        String heading, List<String> words, DiffView diff, String action, String digest, String button, String back) {

    public static ConfirmView of(String heading, List<String> words, String action, String button, String back) {
        return new ConfirmView(heading, words, new DiffView(List.of()), action, "", button, back);
    }

    public static ConfirmView impossible(String heading, List<String> words, String back) {
        return of(heading, words, "", "", back);
    }

    public ConfirmView with(DiffView changes) {
        return new ConfirmView(heading, words, changes, action, digest, button, back);
    }

    public ConfirmView with(String planDigest) {
        return new ConfirmView(heading, words, diff, action, planDigest, button, back);
    }

    public boolean isPossible() {
        return !action.isEmpty();
    }
}
