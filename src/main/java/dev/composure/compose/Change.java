package dev.composure.compose;

import java.time.Duration;
import java.util.List;

/// One planned change to the effective model of a service. Values are the container's view: a `$` in them is doubled
/// on the way into the file.
public sealed interface Change {

    /// The healthcheck runs this instead. `written` is the list to write, word for word as the file shall have it
    /// (`$$` and `${…}` included), where compose fills in a part of the test; else it is empty, and the test's own
    /// words are written.
    record SetTest(HealthcheckTest test, List<String> written) implements Change {
        public SetTest {
            written = List.copyOf(written);
        }

        public SetTest(HealthcheckTest test) {
            this(test, List.of());
        }
    }

    /// `init: true` or `init: false`.
    record SetInit(boolean init) implements Change {}

    /// The timing key (`interval`, `timeout`, `start_period`, `start_interval`) has this value.
    record SetTiming(String key, Duration value) implements Change {}

    /// So many failures in a row make the service unhealthy.
    record SetRetries(int retries) implements Change {}

    /// The key of the healthcheck goes away; `init`, which a healthcheck never has, goes from the service.
    record RemoveKey(String key) implements Change {}
}
