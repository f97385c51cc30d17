package dev.composure.operate.demo;

import dev.composure.reconcile.Plan;
import dev.composure.report.CheckReport;
import dev.composure.report.ZombieCurve;
import java.time.Duration;

/// What a demo has to tell while it runs, in the order in which it comes.
public sealed interface DemoEvent {

    record SettingUp(DemoProject project) implements DemoEvent {}

    record BringingUp(Duration setUpTook, String versions) implements DemoEvent {}

    /// The service that leaks is healthy.
    record Healthy(Duration upTook) implements DemoEvent {}

    /// One more look at the zombies.
    record Looked(ZombieCurve curve, String note) implements DemoEvent {}

    /// The leak is certain, and this is what `check` says about the file.
    record Judged(CheckReport report) implements DemoEvent {}

    /// What the operator is about to do.
    record Acting(Plan plan) implements DemoEvent {}

    /// It has done so. `othersStayed` is true when the other service kept its container.
    record Acted(Duration took, boolean othersStayed) implements DemoEvent {}

    record Ended(DemoResult result, Duration took) implements DemoEvent {}
}
