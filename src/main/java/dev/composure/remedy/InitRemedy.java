package dev.composure.remedy;

import dev.composure.compose.Change;
import dev.composure.compose.Setting;
import dev.composure.policy.Finding;
import dev.composure.policy.RemedyKind;
import dev.composure.probe.FirstProcess;
import dev.composure.probe.PidOne;

/// `init: true`: the check stays, and whatever it leaves behind is reaped.
final class InitRemedy {
    private InitRemedy() {}

    static Proposal proposal(Finding finding, Situation situation) {
        var better = better(finding, situation);
        var obstacle = better.isEmpty() ? obstacle(situation) : better;
        return obstacle.isEmpty()
                ? new Proposal.Applicable(new Candidate(
                        RemedyKind.INIT,
                        situation.service().name(),
                        situation.edit(new Change.SetInit(true)),
                        situation.service().healthcheck().test(),
                        false,
                        false,
                        false,
                        "an init as PID 1 reaps every orphan, and the check stays as it is"))
                : new Proposal.NotApplicable(RemedyKind.INIT, obstacle);
    }

    /// What an init would leave as bad as it is.
    private static String better(Finding finding, Situation situation) {
        var isReworded = situation.policy().order().contains(RemedyKind.REWRITE)
                && RewriteRemedy.proposal(finding, situation) instanceof Proposal.Applicable;
        if (!isReworded) {
            return "";
        }
        return situation.probe().verdict().isAboutTimeout()
                ? "it would reap what is left behind, but not stop it; other words do"
                : "the check would go on to be healthy whatever happens; other words mend both";
    }

    private static String obstacle(Situation situation) {
        var service = situation.service();
        if (FirstProcess.sharesPids(service)) {
            return "`pid:` puts the service into another pid namespace, where the engine adds no init";
        }
        if (FirstProcess.isBoundToPidOne(situation.facts().entrypoint())
                || FirstProcess.isBoundToPidOne(situation.facts().command())) {
            return "the image brings an init of its own that must be PID 1";
        }
        if (situation.facts().pidOne() == PidOne.REAPS) {
            return "PID 1 reaps already";
        }
        return switch (service.init()) {
            case Setting.Unset<Boolean> _ -> "";
            case Setting.Known<Boolean> known ->
                known.value() ? "`init: true` is there already" : "the file says `init: false`, which somebody meant";
            case Setting.Unknown<Boolean> unknown -> "what `init:` is cannot be known: " + unknown.why();
        };
    }
}
