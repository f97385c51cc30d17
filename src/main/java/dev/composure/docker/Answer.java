package dev.composure.docker;

import dev.composure.operate.EngineUnavailable;
import java.util.Optional;

/// What the engine answered to one request.
sealed interface Answer<T> {

    int NOT_FOUND = 404;
    int CONFLICT = 409;

    record Given<T>(T value) implements Answer<T> {}

    /// The engine said no, with an HTTP status.
    record Refused<T>(int status, String message) implements Answer<T> {

        /// The container is gone, or in a state in which this cannot be asked of it.
        boolean isAboutTheContainer() {
            return status == NOT_FOUND || status == CONFLICT;
        }

        EngineUnavailable unavailable() {
            return new EngineUnavailable(
                    "The Docker Engine refused a request with status %d: %s".formatted(status, message.strip()));
        }

        <U> Refused<U> retyped() {
            return new Refused<>(status, message);
        }
    }

    /// The value; empty where the container, or what was asked for in it, is not there.
    default Optional<T> found() {
        return switch (this) {
            case Given<T>(var value) -> Optional.of(value);
            case Refused<T> refused when refused.isAboutTheContainer() -> Optional.empty();
            case Refused<T> refused -> throw refused.unavailable();
        };
    }

    default T required() {
        return switch (this) {
            case Given<T>(var value) -> value;
            case Refused<T> refused -> throw refused.unavailable();
        };
    }
}
