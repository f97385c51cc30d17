package dev.composure.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.composure.rest.feed.ResourceExpired;
import dev.composure.rest.feed.UnusableSelector;
import dev.composure.rest.wire.Answers;
import dev.composure.rest.wire.Failure;
import dev.composure.rest.wire.Refused;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import org.jboss.logging.Logger;

/// What the routes have in common: bodies of a limited size, merge patches, and errors in the manner of Kubernetes.
final class Handling {

    private static final Logger LOG = Logger.getLogger(Handling.class);
    private static final long LARGEST_BODY = 64 * 1024;
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Answers answers;

    Handling(Answers answers) {
        this.answers = answers;
    }

    /// The handler, on a worker's thread, where its errors are answered.
    void blocking(Route route, Handler<RoutingContext> handler) {
        route.blockingHandler(handled(handler), false);
    }

    /// The same for a call that has a body.
    void withBody(Route route, Handler<RoutingContext> handler) {
        blocking(
                route.handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY))
                        .failureHandler(this::failed),
                handler);
    }

    Handler<RoutingContext> handled(Handler<RoutingContext> handler) {
        return call -> {
            try {
                handler.handle(call);
            } catch (Refused refused) {
                answers.refuse(call, refused.failure(), String.valueOf(refused.getMessage()));
            } catch (UnusableSelector unusable) {
                answers.refuse(call, Failure.BAD_REQUEST, String.valueOf(unusable.getMessage()));
            } catch (ResourceExpired expired) {
                answers.refuse(call, Failure.EXPIRED, String.valueOf(expired.getMessage()));
            }
        };
    }

    private void failed(RoutingContext call) {
        if (call.statusCode() == Failure.TOO_LARGE.code()) {
            answers.refuse(call, Failure.TOO_LARGE, "a patch has at most %d bytes".formatted(LARGEST_BODY));
        } else {
            LOG.errorf(call.failure(), "%s failed", call.normalizedPath());
            answers.refuse(call, Failure.INTERNAL, "the log of the operator says what broke");
        }
    }

    /// The body of a call that sends a JSON merge patch.
    static JsonNode mergePatch(ObjectMapper json, RoutingContext call) {
        var type = String.valueOf(call.request().getHeader("Content-Type"));
        if (!type.equals(MERGE_PATCH) && !type.startsWith(MERGE_PATCH + ";")) {
            throw new Refused(
                    Failure.UNSUPPORTED_MEDIA_TYPE, "the body of the patch must be of the type " + MERGE_PATCH);
        }
        try {
            return json.readTree(
                    call.body().buffer() == null
                            ? new byte[0]
                            : call.body().buffer().getBytes());
        } catch (JsonProcessingException broken) {
            throw new Refused(Failure.BAD_REQUEST, "the patch is no JSON: " + broken.getOriginalMessage());
        } catch (IOException broken) {
            throw new Refused(Failure.BAD_REQUEST, "the patch cannot be read: " + broken.getMessage());
        }
    }
}
