package dev.composure.operate.check;

/// Told before each project of a check how many are done, of how many.
@FunctionalInterface
public interface Progress {
    void judged(int done, int all);
}
