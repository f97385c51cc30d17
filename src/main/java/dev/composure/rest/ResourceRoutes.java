package dev.composure.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.kinds.Kind;
import dev.composure.rest.wire.Answers;
import dev.composure.rest.wire.Discovery;
import dev.composure.rest.wire.Failure;
import dev.composure.rest.wire.OpenApi;
import dev.composure.rest.wire.Refused;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/// Serves the resource API: discovery, list, get, watch and patch.
@ApplicationScoped
public class ResourceRoutes {

    private static final String RESOURCES = "/apis/" + Kind.API_VERSION;

    private final Instance<Feed> feed;
    private final Instance<Watching> watching;
    private final Instance<PatchProject> patch;
    private final Answers answers;
    private final ObjectMapper json;

    ResourceRoutes(
            Instance<Feed> feed,
            Instance<Watching> watching,
            Instance<PatchProject> patch,
            Answers answers,
            ObjectMapper json) {
        this.feed = feed;
        this.watching = watching;
        this.patch = patch;
        this.answers = answers;
        this.json = json;
    }

    void register(@Observes Router router) {
        document(router, "/api", Discovery.core());
        document(router, "/apis", Discovery.groups());
        document(router, "/apis/" + Kind.GROUP, Discovery.group());
        document(router, RESOURCES, Discovery.resources());
        document(router, "/openapi/v3", OpenApi.index());
        document(
                router,
                "/version",
                new JsonObject()
                        .put("major", "1")
                        .put("minor", "32")
                        .put("gitVersion", "v1.32.0")
                        .getMap());
        var handling = new Handling(answers);
        handling.blocking(router.get(OpenApi.PATH), call -> answers.answer(call, OpenApi.document(json)));
        handling.blocking(router.get(RESOURCES + "/:plural"), this::listOrWatch);
        handling.blocking(router.get(RESOURCES + "/:plural/:name"), this::get);
        handling.withBody(router.patch(RESOURCES + "/:plural/:name"), this::patch);
        for (String path : List.of("/api/*", "/apis/*", "/openapi/*")) {
            router.route(path).last().handler(handling.handled(ResourceRoutes::unserved));
        }
    }

    private void document(Router router, String path, Object document) {
        router.get(path).handler(call -> answers.answer(call, document));
    }

    private static void unserved(RoutingContext call) {
        throw switch (call.request().method().name()) {
            case "GET", "HEAD" -> new Refused(Failure.NOT_FOUND, "the server could not find the requested resource");
            default ->
                new Refused(
                        Failure.METHOD_NOT_ALLOWED,
                        "the server does not allow this method on the requested resource: there are GET, and PATCH of"
                                + " a composeproject or a remediation");
        };
    }

    private void listOrWatch(RoutingContext call) {
        var asked = new Asked(call);
        var kind = asked.kind();
        var selection = asked.selection();
        if (asked.isWatch()) {
            watching.get().begin(asked);
            return;
        }
        var listing = feed.get().list(kind, selection);
        answers.answer(
                call,
                asked.table()
                        .map(table -> table.of(kind, listing.items(), listing.version()))
                        .orElseGet(() -> list(kind, listing)));
    }

    private static ObjectNode list(Kind kind, Feed.Listing listing) {
        var list = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", Kind.API_VERSION)
                .put("kind", kind.word() + "List");
        list.putObject("metadata").put("resourceVersion", Long.toString(listing.version()));
        list.putArray("items").addAll(listing.items());
        return list;
    }

    private void get(RoutingContext call) {
        var asked = new Asked(call);
        answerWith(asked, found(asked));
    }

    private ObjectNode found(Asked asked) {
        var kind = asked.kind();
        return feed.get()
                .find(kind, asked.name())
                .orElseThrow(() -> new Refused(
                        Failure.NOT_FOUND,
                        "%s.%s \"%s\" not found".formatted(kind.plural(), Kind.GROUP, asked.name())));
    }

    private void answerWith(Asked asked, ObjectNode object) {
        answers.answer(
                asked.call(),
                asked.table()
                        .map(table -> table.of(
                                asked.kind(), List.of(object), feed.get().version()))
                        .orElse(object));
    }

    private void patch(RoutingContext call) {
        var asked = new Asked(call);
        if (asked.kind() != Kind.COMPOSE_PROJECT) {
            unserved(call);
        }
        patch.get().patch(found(asked), call);
        answerWith(asked, found(asked));
    }
}
