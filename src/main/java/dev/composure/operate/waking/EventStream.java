package dev.composure.operate.waking;

import java.util.Optional;

/// Events as they come, for one reader.
public interface EventStream extends AutoCloseable {

    /// Waits for the next one. Empty once the engine has ended the stream as it was asked to. One that breaks off, or
    /// that should have ended and says nothing, throws [dev.composure.operate.EngineUnavailable].
    Optional<EngineEvent> next() throws InterruptedException;

    @Override
    void close();
}
