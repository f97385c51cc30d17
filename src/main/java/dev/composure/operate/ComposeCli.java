package dev.composure.operate;

import dev.composure.reconcile.drift.Rehearsal;
import java.util.SortedMap;

/// The compose command line.
public interface ComposeCli {

    /// The version of the binary, such as `2.26.1`.
    String version();

    /// `up -d` of the named services of a project of our own, which nobody could be harmed by.
    ComposeOutcome bringUp(ComposeInvocation invocation, SortedMap<String, Integer> services);

    /// `up -d --force-recreate` of the named services on a simulated engine: reads see the real one, and nothing is
    /// changed.
    Rehearsal rehearse(ComposeInvocation invocation, SortedMap<String, Integer> services);

    /// `up -d` of the named services and what they depend on, recreated where their definition changed, never building,
    /// pulling or removing anything else, and never more than is allowed. Returns when the command ends.
    GuardedOutcome up(ComposeInvocation invocation, SortedMap<String, Integer> services, Allowance allowance);

    /// `config` of the whole project with all profiles, as JSON: what compose makes of its files. It needs no engine.
    /// The output holds values of the environment: it is compared, and never kept or shown.
    ComposeOutcome config(ComposeInvocation invocation);
}
