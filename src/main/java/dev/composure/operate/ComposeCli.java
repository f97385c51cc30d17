package dev.composure.operate;

import java.util.SortedMap;

/// The compose command line.
public interface ComposeCli {

    /// The version of the binary, such as `2.26.1`.
    String version();

    /// `up -d` of the named services and what they depend on, forced to be recreated where their definition changed,
    /// never building, pulling or removing anything else. Returns when the command ends.
    ComposeOutcome up(ComposeInvocation invocation, SortedMap<String, Integer> services);

    /// `config` of the whole project with all profiles, as JSON: what compose makes of its files. It needs no engine.
    /// The output holds values of the environment: it is compared, and never kept or shown.
    ComposeOutcome config(ComposeInvocation invocation);
}
