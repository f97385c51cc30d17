package dev.composure.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.operate.byhand.HistoryEntry;
import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.byhand.RollbackOutcome;
import dev.composure.reconcile.ResourceName;
import dev.composure.rest.feed.Feed;
import dev.composure.rest.kinds.Kind;
import dev.composure.rest.wire.Answers;
import dev.composure.rest.wire.Failure;
import dev.composure.rest.wire.Refused;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;

/// Takes the annotation `composure.dev/rollback: "true"` of one remediation, or of all, and tells what Composure did to
/// a file.
@ApplicationScoped
public class ByHandRoutes {

    private static final String RESOURCES = "/apis/" + Kind.API_VERSION;
    private static final String REMEDIATIONS = RESOURCES + "/" + Kind.REMEDIATION.plural();
    private static final String ROLLBACK = "composure.dev/rollback";
    private static final String PATH_OF_ROLLBACK = "/metadata/annotations/composure.dev~1rollback";

    /// Before the routes of all resources, which these are too.
    private static final int EARLY = -10;

    private final Instance<RollBack> rollBack;
    private final Instance<ReadHistory> history;
    private final Instance<Feed> feed;
    private final Answers answers;
    private final ObjectMapper json;

    ByHandRoutes(
            Instance<RollBack> rollBack,
            Instance<ReadHistory> history,
            Instance<Feed> feed,
            Answers answers,
            ObjectMapper json) {
        this.rollBack = rollBack;
        this.history = history;
        this.feed = feed;
        this.answers = answers;
        this.json = json;
    }

    void register(@Observes Router router) {
        var handling = new Handling(answers);
        handling.withBody(router.patch(REMEDIATIONS).order(EARLY), this::all);
        handling.withBody(router.patch(REMEDIATIONS + "/:name").order(EARLY), this::one);
        handling.blocking(router.get(RESOURCES + "/filehistories").order(EARLY), this::history);
    }

    /// What becomes of each, newest first.
    public record Outcomes(List<RollbackOutcome> items) {}

    /// What was done to a file, oldest first.
    public record FileHistory(String path, List<HistoryEntry> items) {}

    private void all(RoutingContext call) {
        requireWish(call);
        answers.answer(call, new Outcomes(rollBack.get().all()));
    }

    /// Answers with the remediation, as whoever annotates it expects, and what becomes of the wish in its status.
    private void one(RoutingContext call) {
        requireWish(call);
        var name = String.valueOf(call.pathParam("name"));
        var id = new ResourceName(name).own().orElse(name);
        var outcome = rollBack.get()
                .one(id)
                .orElseThrow(() -> new Refused(Failure.NOT_FOUND, "there is no remediation \"%s\"".formatted(id)));
        ObjectNode object = feed.get()
                .find(Kind.REMEDIATION, name)
                .map(ObjectNode::deepCopy)
                .orElseGet(() -> json.createObjectNode()
                        .put("apiVersion", Kind.API_VERSION)
                        .put("kind", Kind.REMEDIATION.word()));
        object.withObjectProperty("status").set("rollback", json.valueToTree(outcome));
        answers.answer(call, object);
    }

    private void requireWish(RoutingContext call) {
        JsonNode patch = Handling.mergePatch(json, call);
        boolean isWanted = patch.at(PATH_OF_ROLLBACK).asText("").equals("true")
                && patch.size() == 1
                && patch.path("metadata").path("annotations").size() == 1;
        if (!isWanted) {
            throw new Refused(Failure.INVALID, "only the annotation %s can be set, to \"true\"".formatted(ROLLBACK));
        }
    }

    private void history(RoutingContext call) {
        var path = call.request().getParam("path");
        if (path == null || !path.startsWith("/")) {
            throw new Refused(Failure.INVALID, "name the file with ?path=, from the root on");
        }
        answers.answer(call, new FileHistory(path, history.get().of(path)));
    }
}
