package dev.composure.reconcile;

import dev.composure.compose.ComposeEditor;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Finding;
import dev.composure.probe.PidOne;
import dev.composure.probe.ToolKind;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plan for a finding on which nothing was begun yet: try the candidates in the policy's order, and begin with the
/// first that works in the present container.
record Beginning(Assessment assessment, Finding finding, Instant now) {

    Plan plan() {
        if (isExhausted()) {
            return climbTheLadder(new Clearance.Result.Clear(false, List.of(), List.of()));
        }
        return switch (new Clearance(assessment, assessment.service(finding), assessment.policy(finding), now)
                .result()) {
            case Clearance.Result.Blocked(var plan) -> plan;
            case Clearance.Result.Clear clear -> climbTheLadder(clear);
        };
    }

    private Observed seen() {
        return assessment.seen();
    }

    private String service() {
        return finding.service();
    }

    private List<Remediation> failures() {
        return new Attempts(seen(), service()).failures();
    }

    /// Every remedy that applies to these very files was tried and put back: there is nothing to wait for.
    private boolean isExhausted() {
        var failed = failures().stream().map(Remediation::candidate).toList();
        return !failed.isEmpty()
                && !seen().containersOf(service()).isEmpty()
                && !new Attempts(seen(), service()).wasRolledBack()
                && assessment.proposals(finding).stream().allMatch(proposal -> switch (proposal) {
                    case Proposal.NotApplicable _ -> true;
                    case Proposal.Applicable yes -> failed.contains(key(yes.candidate()));
                });
    }

    private Plan climbTheLadder(Clearance.Result.Clear clear) {
        var container = seen().containersOf(service()).getFirst();
        var reasons = new ArrayList<String>();
        for (Proposal proposal : assessment.proposals(finding)) {
            var next = rung(clear, proposal, container, reasons);
            if (next.isPresent()) {
                return next.get();
            }
        }
        return Plan.held(new Hold(
                service(),
                lastReason(container),
                "no remedy is left; nothing was touched. " + String.join("; ", reasons)));
    }

    private Reason lastReason(ObservedContainer container) {
        if (failures().stream()
                .anyMatch(failure -> failure.verdict() instanceof Verdict.Restored restored
                        && restored.reason() == Reason.ZOMBIES_STILL_GROW)) {
            return Reason.ZOMBIES_STILL_GROW;
        }
        return seen().trials().stream()
                        .anyMatch(trial -> trial.container().equals(container.id())
                                && trial.kind() == Trial.Kind.EDIT
                                && !trial.passed())
                ? Reason.REWRITE_REFUSED
                : Reason.NO_REMEDY_APPLIES;
    }

    /// One rung of the ladder: a plan, or empty and a reason why not.
    private Optional<Plan> rung(
            Clearance.Result.Clear clear, Proposal proposal, ObservedContainer container, List<String> reasons) {
        return switch (proposal) {
            case Proposal.NotApplicable no -> {
                reasons.add(no.kind().word() + ": " + no.reason());
                yield Optional.empty();
            }
            case Proposal.Applicable yes -> rung(clear, yes.candidate(), container, reasons);
        };
    }

    private Optional<Plan> rung(
            Clearance.Result.Clear clear, Candidate candidate, ObservedContainer container, List<String> reasons) {
        var word = candidate.kind().word();
        if (new Attempts(seen(), service()).isContested(key(candidate))) {
            return Optional.of(contested(word));
        }
        var failed = failures().stream()
                .filter(failure -> failure.candidate().equals(key(candidate)))
                .findFirst();
        if (failed.isPresent()) {
            reasons.add(word + ": " + message(failed.get()));
            return Optional.empty();
        }
        var unfit = unfit(candidate, container);
        if (!unfit.isEmpty()) {
            reasons.add(word + ": " + unfit);
            return Optional.empty();
        }
        var trials = seen().trials().stream()
                .filter(past -> past.container().equals(container.id())
                        && past.candidate().equals(key(candidate)))
                .toList();
        var trouble = trials.stream().filter(past -> !past.passed()).findFirst();
        if (trouble.isPresent()) {
            reasons.add(word + ": " + trouble.get().detail());
            return Optional.empty();
        }
        var begun = beginWith(clear, candidate, reasons);
        return candidate.triable() && trials.isEmpty() ? begun.map(plan -> triedFirst(plan, candidate)) : begun;
    }

    /// Nothing is run in a container before a person said yes where the policy wants that.
    private Plan triedFirst(Plan plan, Candidate candidate) {
        var container = seen().containersOf(service()).getFirst();
        var trial = new Step.TryCandidate(
                service(),
                candidate.why(),
                seen().project(),
                container.id(),
                container.startedAt(),
                candidate,
                key(candidate),
                container.health());
        return plan.steps().isEmpty() ? plan.after(trial) : Plan.of(List.of(trial));
    }

    /// Why the candidate is not even tried in this container; empty where nothing speaks against it.
    private String unfit(Candidate candidate, ObservedContainer container) {
        if (container.health() == Health.UNHEALTHY && !keepsTheCheck(candidate)) {
            return "the service is unhealthy now, so nothing could show that another check tells the truth";
        }
        if (candidate.isAssuming() && !candidate.triable()) {
            return "only newer versions of the tool know these words, and trying them could take for ever";
        }
        var facts = seen().facts().get(service());
        if (candidate.triable() && facts != null && facts.pidOne() == PidOne.HOSTILE) {
            return "nothing is tried in a container whose PID 1 takes an orphan's exit for a crash";
        }
        if (candidate.test() instanceof HealthcheckTest.Exec(var words) && !words.isEmpty()) {
            if (facts != null && facts.kind(words.getFirst()) == ToolKind.ABSENT) {
                return "the container has no " + words.getFirst();
            }
        }
        return "";
    }

    private static boolean keepsTheCheck(Candidate candidate) {
        return switch (candidate.kind()) {
            case INIT, REWRITE -> true;
            case HTTP, CURL, TCP, DISABLE -> false;
        };
    }

    private static String message(Remediation failed) {
        return failed.verdict() instanceof Verdict.Restored restored ? restored.message() : "failed before";
    }

    private Plan contested(String remedy) {
        return Plan.held(new Hold(
                service(),
                Reason.CONTESTED,
                "somebody has taken the remedy %s back, twice; change the file or the policy to have it looked at again"
                        .formatted(remedy)));
    }

    private Optional<Plan> beginWith(Clearance.Result.Clear clear, Candidate candidate, List<String> reasons) {
        var loaded = seen().loaded();
        var outcome = new ComposeEditor(
                        path -> Optional.ofNullable(loaded.texts().get(path)))
                .apply(loaded, List.of(candidate.edit()));
        return switch (outcome) {
            case EditOutcome.Refused refused -> {
                reasons.add(candidate.kind().word() + ": " + refused.why());
                yield Optional.empty();
            }
            case EditOutcome.Edited edited -> Optional.of(planned(clear, candidate, edited.texts()));
        };
    }

    private Plan planned(Clearance.Result.Clear clear, Candidate candidate, SortedMap<String, String> texts) {
        var edit = steps(clear, candidate, texts);
        var tracked = new GitEdit(seen(), finding, assessment.policy(finding).gitManaged(), edit).plan(texts);
        if (!tracked.equals(edit)) {
            return tracked;
        }
        return seen().around()
                .obstacleTo(texts.keySet())
                .map(why -> Plan.held(new Hold(service(), Reason.SOURCE_UNAVAILABLE, why)))
                .orElseGet(() -> approved(clear, candidate, edit));
    }

    private Plan steps(Clearance.Result.Clear clear, Candidate candidate, SortedMap<String, String> texts) {
        var remediation = remediation(clear, candidate, texts);
        var steps = new ArrayList<Step>();
        steps.add(new Step.BeginRemediation(
                service(), candidate.why(), remediation, candidate.edit(), new TreeMap<>(texts), causes().found()));
        steps.add(new Step.RewriteHealthcheck(service(), causes().rewrite(candidate, texts.keySet()), remediation));
        if (!clear.fileOnly()) {
            steps.add(new Step.RecreateService(service(), causes().recreate(clear), remediation));
        }
        return Plan.of(steps);
    }

    /// The plan, or a proposal of it with a hold where a person must say yes to exactly this one.
    private Plan approved(Clearance.Result.Clear clear, Candidate candidate, Plan plan) {
        var digest = plan.digest();
        var why = new ArrayList<>(clear.approvalFor());
        if (needsApproval()) {
            why.add("the policy wants an approval");
        }
        if (why.isEmpty() || seen().around().approvals().contains(digest)) {
            return plan;
        }
        var hold = new Hold(
                service(),
                Reason.APPROVAL_NEEDED,
                "%s: %s; say yes to it with `composure approve %s %s`"
                        .formatted(
                                String.join("; ", why),
                                candidate.kind().word() + ", " + candidate.why(),
                                seen().project().name(),
                                digest));
        return new Plan(List.of(), plan.steps(), List.of(hold), List.of());
    }

    private boolean needsApproval() {
        return switch (assessment.policy(finding).rollout().approval()) {
            case NONE -> false;
            case FIRST -> seen().remediations().isEmpty();
            case REQUIRED -> true;
        };
    }

    private Causes causes() {
        return new Causes(seen(), finding);
    }

    private SortedMap<String, Integer> replicas() {
        var replicas = new TreeMap<String, Integer>();
        seen().around()
                .handshake()
                .recreatedWith(service())
                .forEach(name -> replicas.put(name, seen().containersOf(name).size()));
        return replicas;
    }

    private Remediation remediation(
            Clearance.Result.Clear clear, Candidate candidate, SortedMap<String, String> texts) {
        var containers = seen().containersOf(service());
        var first = containers.getFirst();
        var files = texts.entrySet().stream()
                .map(text -> new FileChange(
                        text.getKey(),
                        seen().fileDigests().getOrDefault(text.getKey(), ""),
                        Digest.of(text.getValue())))
                .toList();
        return new Remediation(
                "%s-%s-%d".formatted(seen().project().name(), service(), now.toEpochMilli()),
                seen().project(),
                service(),
                candidate.kind(),
                key(candidate),
                candidate.test() instanceof HealthcheckTest.Disabled,
                candidate.why(),
                files,
                containers.stream().map(ObservedContainer::id).toList(),
                clear.fileOnly() ? new TreeMap<>() : replicas(),
                first.composeLabel("config-hash"),
                first.health(),
                first.interval(),
                ProbeCosts.before(ProbeCost.ofContainers(containers)),
                seen().policies().digest(),
                now,
                new Verdict.InProgress());
    }

    /// What tells one candidate from another.
    static String key(Candidate candidate) {
        return Digest.of(candidate.edit().toString()).substring(0, 16);
    }
}
