package dev.composure.operate.demo;

import dev.composure.reconcile.Remediation;

/// How a demo ended.
public sealed interface DemoResult {

    /// So many zombies came in so many probes.
    record Tally(int zombies, long probes) {}

    /// The leak was there, and the remedy stopped it.
    record Proven(Remediation remediation, Tally before, Tally after) implements DemoResult {}

    /// Something was not as it should be; what, in words.
    record NotProven(String why) implements DemoResult {}
}
