package dev.composure.reconcile;

import dev.composure.policy.GitManaged;
import java.util.ArrayList;
import java.util.List;

/// The last steps of a remediation: where the policy has it so, what is in the files now is committed before it is
/// closed, so that whoever dies in between commits it in the next round.
record Closing(Observed seen, Remediation remediation) {

    Plan plan(Step.CloseRemediation close) {
        var steps = new ArrayList<Step>();
        if (isCommitted()) {
            steps.add(new Step.CommitFiles(remediation.service(), close.cause(), remediation.with(close.verdict())));
        }
        steps.add(close);
        return Plan.of(List.copyOf(steps));
    }

    private boolean isCommitted() {
        var service = seen.loaded().project().services().get(remediation.service());
        return service != null
                && seen.policies().policyFor(seen.project().name(), service).gitManaged() == GitManaged.COMMIT;
    }
}
