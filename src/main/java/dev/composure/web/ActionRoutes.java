package dev.composure.web;

import dev.composure.operate.byhand.PlannedWork;
import dev.composure.operate.byhand.RollbackOutcome;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Rollback;
import dev.composure.web.access.Visitor;
import dev.composure.web.view.ConfirmView;
import dev.composure.web.view.DiffView;
import dev.composure.web.view.Frame;
import dev.composure.web.view.Links;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What a person can ask for. Each is asked for twice: a page says what will happen, and its form does it.
@ApplicationScoped
public class ActionRoutes {

    private static final String PROJECT = "/ui/projects/:name";
    private static final String ROLLBACK = "/ui/remediations/:name/rollback";

    private final Instance<UseCases> useCases;
    private final Gate gate;
    private final Html html;

    ActionRoutes(Instance<UseCases> useCases, Gate gate, Html html) {
        this.useCases = useCases;
        this.gate = gate;
        this.html = html;
    }

    void register(@Observes Router router) {
        question(router, PROJECT + "/pause", call -> pausing(Named.project(call)));
        gate.operatorsAction(router.post(PROJECT + "/pause"), (call, _) -> pause(call, true));
        question(router, PROJECT + "/resume", call -> resuming(Named.project(call)));
        gate.operatorsAction(router.post(PROJECT + "/resume"), (call, _) -> pause(call, false));
        question(router, PROJECT + "/approve", call -> approving(Named.project(call)));
        gate.operatorsAction(router.post(PROJECT + "/approve"), this::approve);
        question(router, ROLLBACK, call -> rollingBack(Named.remediation(call)));
        gate.operatorsAction(router.post(ROLLBACK), this::rollBack);
    }

    private void question(Router router, String path, Function<RoutingContext, ConfirmView> question) {
        gate.page(router.get(path), (call, visitor) -> {
            Gate.requireOperator(visitor);
            var view = question.apply(call);
            long version = useCases.get().troubles().version();
            html.confirm(call, frame(visitor, view).live("/ui/events/host", version), view);
        });
    }

    /// The answer to a form, which must not be fetched again.
    private void show(RoutingContext call, Visitor visitor, ConfirmView view) {
        html.confirm(call, frame(visitor, view), view);
    }

    private Frame frame(Visitor visitor, ConfirmView view) {
        return Frame.of(visitor, view.heading(), "projects")
                .with(useCases.get().troubles().now());
    }

    private ProjectStatus known(ProjectId project) {
        return useCases.get()
                .status()
                .of(project)
                .orElseThrow(() -> Refusal.notFound("There is no project %s on this host.".formatted(project.name())));
    }

    private ConfirmView pausing(ProjectId project) {
        var words = new ArrayList<>(List.of(
                "Nothing new will be begun in %s until somebody resumes it.".formatted(project.name()),
                "It is still judged and its zombies are counted. Nothing that was done before is undone."));
        known(project).remediations().stream()
                .filter(remediation -> !remediation.hasEnded())
                .forEach(remediation -> words.add("Under way, and brought to its end: %s on %s."
                        .formatted(remediation.remedy(), remediation.service())));
        var home = Links.project(project.name());
        return ConfirmView.of("Pause " + project.name() + "?", words, home + "/pause", "Pause", home);
    }

    private ConfirmView resuming(ProjectId project) {
        var words = new ArrayList<String>();
        words.add("The operator goes on in %s as its policy says (mode %s now)."
                .formatted(project.name(), known(project).mode()));
        words.add("What the latest round would have done, if it were allowed to:");
        var would =
                useCases.get().plan().of(project).map(PlannedWork::proposals).orElse(List.of());
        words.addAll(would.isEmpty() ? List.of("nothing") : would);
        var home = Links.project(project.name());
        return ConfirmView.of("Resume " + project.name() + "?", words, home + "/resume", "Resume", home);
    }

    private void pause(RoutingContext call, boolean isPaused) {
        var project = Named.project(call);
        known(project);
        useCases.get().pause().pause(project, isPaused);
        done(call, project, isPaused ? "paused" : "resumed");
    }

    private void done(RoutingContext call, ProjectId project, String note) {
        useCases.get().pulse().changed(project);
        Redirect.to(call, Links.project(project.name()) + "?done=" + note);
    }

    private ConfirmView approving(ProjectId project) {
        known(project);
        var home = Links.project(project.name());
        var heading = "Approve the plan of " + project.name() + "?";
        var work = useCases.get().plan().of(project);
        var digest = work.map(PlannedWork::approvable).orElse("");
        if (digest.isEmpty()) {
            return ConfirmView.impossible(heading, List.of("No plan of this project waits for an approval now."), home);
        }
        var words = new ArrayList<>(List.of(
                "You say yes to exactly this plan, %s. If anything about it changes before it begins, it is not run and"
                                .formatted(digest)
                        + " you are asked again."));
        words.addAll(work.map(PlannedWork::proposals).orElse(List.of()));
        return ConfirmView.of(heading, words, home + "/approve", "Approve", home)
                .with(DiffView.of(work.map(PlannedWork::diff).orElse("")))
                .with(digest);
    }

    private void approve(RoutingContext call, Visitor visitor) {
        var project = Named.project(call);
        var digest = Gate.field(call, "plan");
        var current =
                useCases.get().plan().of(project).map(PlannedWork::approvable).orElse("");
        if (digest.isEmpty() || !digest.equals(current)) {
            show(
                    call,
                    visitor,
                    ConfirmView.impossible(
                            "The plan has changed",
                            List.of("It is no longer the one that you were shown. Nothing was approved."),
                            Links.project(project.name()) + "/plan"));
            return;
        }
        known(project);
        useCases.get().approve().approve(project, digest);
        done(call, project, "approved");
    }

    private ConfirmView rollingBack(String remediation) {
        var answer = useCases.get()
                .rollBack()
                .preview(remediation)
                .orElseThrow(() -> Refusal.notFound("There is no such remediation."));
        var subject = answer.remediation();
        var home = Links.project(subject.project().name());
        var heading = "Roll back %s on %s?".formatted(subject.remedy().word(), subject.service());
        return switch (answer) {
            case Rollback.Answer.Possible _ ->
                ConfirmView.of(
                                heading,
                                RollbackWords.of(subject),
                                Links.remediation(remediation) + "/rollback",
                                "Roll back",
                                home)
                        .with(undoing(remediation, subject.project()));
            case Rollback.Answer.Needless needless -> ConfirmView.impossible(heading, List.of(needless.why()), home);
            case Rollback.Answer.Differs differs -> ConfirmView.impossible(heading, List.of(differs.why()), home);
        };
    }

    /// What it changed, which is what goes away again.
    private DiffView undoing(String remediation, ProjectId project) {
        return new DiffView(useCases.get().history().of(project).stream()
                .filter(entry -> entry.remediation().equals(remediation))
                .flatMap(entry -> DiffView.of(entry.diff()).files().stream())
                .map(DiffView.File::reversed)
                .toList());
    }

    private void rollBack(RoutingContext call, Visitor visitor) {
        var outcome = useCases.get()
                .rollBack()
                .one(Named.remediation(call))
                .orElseThrow(() -> Refusal.notFound("There is no such remediation."));
        var project = new ProjectId(outcome.project());
        if (outcome.outcome().equals("RollingBack")) {
            done(call, project, "rollback");
        } else {
            show(call, visitor, notRolledBack(outcome));
        }
    }

    private static ConfirmView notRolledBack(RollbackOutcome outcome) {
        var words = new ArrayList<>(List.of(outcome.message()));
        if (!outcome.patchFile().isEmpty()) {
            words.add("The whole patch that would undo it is kept on the host, in %s.".formatted(outcome.patchFile()));
        }
        return ConfirmView.impossible("It was not rolled back", words, Links.project(outcome.project()))
                .with(DiffView.of(outcome.differs()));
    }
}
