package dev.composure.rest.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Answers calls in JSON.
@ApplicationScoped
public class Answers {

    private final ObjectMapper json;

    Answers(ObjectMapper json) {
        this.json = json;
    }

    public void answer(RoutingContext call, Object body) {
        answer(call, 200, body);
    }

    public void refuse(RoutingContext call, Failure failure, String message) {
        answer(call, failure.code(), failure.because(message));
    }

    private void answer(RoutingContext call, int code, Object body) {
        call.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "application/json")
                .end(text(body));
    }

    public String text(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("what is our own can be written", broken);
        }
    }
}
