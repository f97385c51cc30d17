package dev.composure.web;

import dev.composure.policy.Rules;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.web.access.Visitor;
import dev.composure.web.view.Frame;
import dev.composure.web.view.Links;
import dev.composure.web.view.OverviewView;
import dev.composure.web.view.PlanView;
import dev.composure.web.view.PolicyView;
import dev.composure.web.view.ProjectView;
import dev.composure.web.view.RuleView;
import dev.composure.web.view.Wanted;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/// The pages that only show.
@ApplicationScoped
public class PageRoutes {

    /// What was just done, by the word that the address has of it.
    private static final Map<String, String> NOTES = Map.of(
            "approved", "Approved. The operator looks at the project again now and runs exactly that plan.",
            "paused", "Paused. Nothing new is begun in this project.",
            "resumed", "Resumed.",
            "rollback", "It will be rolled back: the original file and definition come back.");

    private final Instance<UseCases> useCases;
    private final Gate gate;
    private final Html html;

    PageRoutes(Instance<UseCases> useCases, Gate gate, Html html) {
        this.useCases = useCases;
        this.gate = gate;
        this.html = html;
    }

    void register(@Observes Router router) {
        gate.page(router.get("/"), this::overview);
        gate.page(router.get("/ui/projects/:name"), this::project);
        gate.page(router.get("/ui/projects/:name/plan"), this::plan);
        gate.page(router.get("/ui/policy"), this::policy);
        gate.page(router.get("/ui/rules/:key"), this::rule);
        gate.page(router.get("/ui/*").last(), (_, _) -> {
            throw Refusal.notFound("There is no such page.");
        });
    }

    private void overview(RoutingContext call, Visitor visitor) {
        long version = useCases.get().version();
        var wanted = Wanted.of(Gate.parameter(call, "q"), Gate.parameter(call, "show"), Gate.parameter(call, "page"));
        var view = OverviewView.of(useCases.get().status(), wanted);
        html.overview(call, frame(visitor, "Projects", "projects").live("/ui/events", version), view);
    }

    private void project(RoutingContext call, Visitor visitor) {
        var id = Named.project(call);
        long version = useCases.get().version(id);
        var view = ProjectView.of(
                status(id),
                useCases.get().status(),
                useCases.get().plan().of(id),
                useCases.get().history().of(id));
        html.project(
                call,
                live(visitor, id, id.name(), version),
                view,
                NOTES.getOrDefault(Gate.parameter(call, "done"), ""));
    }

    private void plan(RoutingContext call, Visitor visitor) {
        var id = Named.project(call);
        long version = useCases.get().version(id);
        var status = status(id);
        html.plan(
                call,
                live(visitor, id, "Plan of " + id.name(), version),
                PlanView.of(
                        useCases.get().plan().of(id),
                        status,
                        useCases.get().status().isPaused(id)),
                id.name(),
                Links.project(id.name()));
    }

    private ProjectStatus status(ProjectId id) {
        return useCases.get()
                .status()
                .of(id)
                .orElseThrow(() -> Refusal.notFound("There is no project %s on this host.".formatted(id.name())));
    }

    private void policy(RoutingContext call, Visitor visitor) {
        var today = LocalDate.ofInstant(useCases.get().clock().instant(), ZoneOffset.UTC);
        html.policy(
                call,
                frame(visitor, "Policy", "policy"),
                PolicyView.of(
                        useCases.get().policies().known(),
                        useCases.get().exceptions().notes(),
                        today));
    }

    private void rule(RoutingContext call, Visitor visitor) {
        var key = String.valueOf(call.pathParam("key"));
        var rule = Rules.named(key).orElseThrow(() -> Refusal.notFound("There is no rule %s.".formatted(key)));
        html.rule(call, frame(visitor, key, "policy"), RuleView.of(rule));
    }

    private Frame live(Visitor visitor, ProjectId project, String title, long version) {
        var name = Links.project(project.name());
        return frame(visitor, title, "projects").live("/ui/events" + name.substring("/ui".length()), version);
    }

    private Frame frame(Visitor visitor, String title, String section) {
        var troubles = useCases.get().troubles();
        return Frame.of(visitor, title, section)
                .live("/ui/events/host", troubles.version())
                .with(troubles.now());
    }
}
