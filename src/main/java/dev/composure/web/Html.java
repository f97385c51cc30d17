package dev.composure.web;

import dev.composure.web.view.ConfirmView;
import dev.composure.web.view.Frame;
import dev.composure.web.view.OverviewView;
import dev.composure.web.view.PlanView;
import dev.composure.web.view.PolicyView;
import dev.composure.web.view.ProjectView;
import dev.composure.web.view.RuleView;
import io.quarkus.qute.Template;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/// Writes pages. The templates escape whatever they are given.
@ApplicationScoped
public class Html {

    private static final int OK = 200;

    private final Template overview;
    private final Template project;
    private final Template plan;
    private final Template confirm;
    private final Template policy;
    private final Template rule;
    private final Template login;
    private final Template message;

    Html(
            Template overview,
            Template project,
            Template plan,
            Template confirm,
            Template policy,
            Template rule,
            Template login,
            Template message) {
        this.overview = overview;
        this.project = project;
        this.plan = plan;
        this.confirm = confirm;
        this.policy = policy;
        this.rule = rule;
        this.login = login;
        this.message = message;
    }

    void overview(RoutingContext call, Frame frame, OverviewView view) {
        answer(call, OK, overview.data("frame", frame, "view", view).render());
    }

    /// `note` says what was just done; it is empty where nothing was.
    void project(RoutingContext call, Frame frame, ProjectView view, String note) {
        answer(
                call,
                OK,
                project.data("frame", frame, "view", view, "note", note).render());
    }

    void plan(RoutingContext call, Frame frame, PlanView view, String name, String href) {
        answer(
                call,
                OK,
                plan.data("frame", frame, "view", view, "name", name, "href", href)
                        .render());
    }

    void confirm(RoutingContext call, Frame frame, ConfirmView view) {
        answer(call, OK, confirm.data("frame", frame, "view", view).render());
    }

    void policy(RoutingContext call, Frame frame, PolicyView view) {
        answer(call, OK, policy.data("frame", frame, "view", view).render());
    }

    void rule(RoutingContext call, Frame frame, RuleView view) {
        answer(call, OK, rule.data("frame", frame, "view", view).render());
    }

    /// `error` says why somebody did not come in; `next` is where he wanted to go.
    void login(RoutingContext call, int code, String next, String error) {
        answer(
                call,
                code,
                login.data("frame", Frame.outside("Log in"), "next", next, "error", error)
                        .render());
    }

    void message(RoutingContext call, int code, Frame frame, String words) {
        answer(call, code, message.data("frame", frame, "words", words).render());
    }

    private static void answer(RoutingContext call, int code, String page) {
        call.response()
                .setStatusCode(code)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page);
    }
}
