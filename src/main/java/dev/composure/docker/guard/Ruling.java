package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.UnaryOperator;

/// What becomes of a call.
sealed interface Ruling {

    /// It goes to the engine, and its answer comes back as it is.
    record Forward() implements Ruling {}

    /// It goes to the engine, and its answer comes back with the body that `edit` makes of it. The edit sees only
    /// answers that say it was done (2xx).
    record ForwardEdited(UnaryOperator<byte[]> edit) implements Ruling {}

    /// It does not reach the engine: this is the answer.
    record Answer(int status, String body) implements Ruling {
        static Answer of(int status, JsonNode body) {
            return new Answer(status, body.toString());
        }

        static Answer empty(int status) {
            return new Answer(status, "");
        }
    }

    /// It is not allowed. The message is what compose is told; it holds names only.
    record Refusal(String message) implements Ruling {}

    static Ruling forward() {
        return new Forward();
    }
}
