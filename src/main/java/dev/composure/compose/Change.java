package dev.composure.compose;

import java.time.Duration;

/// One planned change to the effective model of a service. Values are the container's view: a `$` in them is doubled
/// on the way into the file.
public sealed interface Change {

    /// The healthcheck runs this instead.
    record SetTest(HealthcheckTest test) implements Change {}

    /// `init: true` or `init: false`.
    record SetInit(boolean init) implements Change {}

    /// The timing key (`interval`, `timeout`, `start_period`, `start_interval`) has this value.
    record SetTiming(String key, Duration value) implements Change {}

    /// So many failures in a row make the service unhealthy.
    record SetRetries(int retries) implements Change {}

    /// The key of the healthcheck goes away; `init`, which a healthcheck never has, goes from the service.
    record RemoveKey(String key) implements Change {}
}
