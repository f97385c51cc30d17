package dev.composure.remedy.rewriting;

/// One way to word a check more safely.
@FunctionalInterface
interface Fix {
    Attempt attempt(Wording wording);
}
