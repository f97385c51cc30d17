package dev.composure.operate.check;

/// Told now and then how many projects of a check are done, of how many.
@FunctionalInterface
public interface Progress {
    void judged(int done, int all);
}
