package dev.composure.report;

import dev.composure.reconcile.Plan;

/// A plan for a person at a terminal.
public final class PlanText {

    private PlanText() {}

    /// `errors` is the number of findings of severity error that no exception covers.
    public static String render(String project, String mode, int errors, Plan plan) {
        var head = "%s (mode %s, %s)\n".formatted(project, mode, findings(errors));
        if (plan.isEmpty()) {
            return head + (errors == 0 ? "  nothing to do\n" : "  nothing would be done in this mode\n");
        }
        var digest = plan.isOneRemediation() ? "plan %s\n".formatted(plan.digest()) : "";
        return head + (plan.render() + "\n" + digest).indent(2);
    }

    private static String findings(int errors) {
        return errors == 1 ? "1 finding of severity error" : "%d findings of severity error".formatted(errors);
    }
}
