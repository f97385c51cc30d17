package dev.composure.report.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.Step;
import java.util.List;

/// Plans as JSON (`kind: PlanReport`).
public final class PlanJson {

    private final ObjectNode report = Json.mapper().createObjectNode();
    private final ArrayNode projects;

    public PlanJson() {
        report.put("apiVersion", "composure.dev/v1alpha1").put("kind", "PlanReport");
        projects = report.putArray("projects");
    }

    public void add(String project, String mode, int errors, Plan plan) {
        var entry = projects.addObject();
        entry.put("project", project)
                .put("mode", mode)
                .put("errors", errors)
                .put("digest", plan.isOneRemediation() ? plan.digest() : null);
        steps(entry.putArray("steps"), plan.steps());
        steps(entry.putArray("proposals"), plan.proposals());
        var holds = entry.putArray("holds");
        plan.holds()
                .forEach(hold -> holds.addObject()
                        .put("service", hold.service())
                        .put("reason", hold.reason().word())
                        .put("message", hold.message()));
        var waits = entry.putArray("waits");
        plan.waits()
                .forEach(wait -> waits.addObject()
                        .put("service", wait.service())
                        .put("reason", wait.reason().word())
                        .put("seconds", wait.after().toSeconds())
                        .put("message", wait.message()));
    }

    private static void steps(ArrayNode list, List<Step> steps) {
        steps.forEach(step -> list.addObject()
                .put("service", step.service())
                .put("cause", step.cause())
                .put("text", step.render()));
    }

    public String render() {
        return report.toPrettyString() + "\n";
    }
}
