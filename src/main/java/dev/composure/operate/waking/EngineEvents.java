package dev.composure.operate.waking;

import java.time.Instant;

/// What the engine tells of the containers of projects: that one came, went, started, ended, was paused or renamed, or
/// that its health is another. Probes are not told, as each makes three events.
public interface EngineEvents {

    /// What happened since then, as far as the engine remembers it, and what happens from now on. The engine ends the
    /// stream at `until`. An engine that cannot be reached throws [dev.composure.operate.EngineUnavailable].
    EventStream open(Instant since, Instant until);
}
