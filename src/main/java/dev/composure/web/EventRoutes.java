package dev.composure.web;

import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ResourceName;
import dev.composure.web.live.EventStream;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// Tells pages of changes, not too many at a time.
@ApplicationScoped
public class EventRoutes {

    private static final int MOST = 100;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Instance<UseCases> useCases;
    private final Gate gate;
    private final Vertx vertx;
    private final AtomicInteger open = new AtomicInteger();

    EventRoutes(Instance<UseCases> useCases, Gate gate, Vertx vertx) {
        this.useCases = useCases;
        this.gate = gate;
        this.vertx = vertx;
    }

    void register(@Observes Router router) {
        router.get("/ui/events")
                .handler(call -> begin(call, () -> useCases.get().version()));
        router.get("/ui/events/host")
                .handler(call -> begin(call, () -> useCases.get().troubles().version()));
        router.get("/ui/events/projects/:name").handler(this::beginOfProject);
    }

    private void beginOfProject(RoutingContext call) {
        new ResourceName(String.valueOf(call.pathParam("name")))
                .own()
                .map(ProjectId::new)
                .ifPresentOrElse(
                        project -> begin(call, () -> useCases.get().version(project)),
                        () -> call.response().setStatusCode(NOT_FOUND).end());
    }

    private void begin(RoutingContext call, LongSupplier version) {
        Gate.secure(call);
        if (!gate.isInside(call)) {
            call.response().setStatusCode(UNAUTHORIZED).end();
        } else if (open.incrementAndGet() > MOST) {
            open.decrementAndGet();
            call.response().setStatusCode(TOO_MANY_REQUESTS).end();
        } else {
            new EventStream(call.response(), version, () -> gate.isInside(call), open::decrementAndGet).begin(vertx);
        }
    }
}
