package dev.composure.remedy.rewriting;

/// Whether a check leaves its client behind at the timeout.
final class Unbounded {
    private Unbounded() {}

    static boolean isSo(Wording wording) {
        return wording.probe().verdict().isAboutTimeout();
    }
}
