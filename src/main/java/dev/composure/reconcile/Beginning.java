package dev.composure.reconcile;

import dev.composure.compose.ComposeEditor;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Finding;
import dev.composure.probe.ToolKind;
import dev.composure.remedy.Candidate;
import dev.composure.remedy.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The plan for a finding on which nothing was begun yet: try the candidates in the policy's order, and begin with the
/// first that works in the present container.
record Beginning(Assessment assessment, Finding finding, Instant now) {

    private static final Duration HEALTH_POLL = Duration.ofSeconds(2);

    Plan plan() {
        return obstacle().orElseGet(this::climbTheLadder);
    }

    private Observed seen() {
        return assessment.seen();
    }

    private String service() {
        return finding.service();
    }

    /// What keeps the service from being touched right now.
    private Optional<Plan> obstacle() {
        var containers = seen().containersOf(service());
        if (containers.isEmpty() || !containers.stream().allMatch(ObservedContainer::isRunning)) {
            return Optional.of(Plan.held(new Hold(
                    service(), Reason.DRIFTED_STATE, "not all of its containers run; start or remove them first")));
        }
        if (containers.stream().anyMatch(container -> container.health() == Health.STARTING)) {
            return Optional.of(Plan.waiting(new Wait(
                    service(), Reason.TRYING_REMEDIES, HEALTH_POLL, "its health is not known yet (starting)")));
        }
        if (hasDrifted(containers)) {
            return Optional.of(Plan.held(new Hold(
                    service(),
                    Reason.DRIFTED_FILE,
                    "the file's healthcheck is not the one that runs; bring the service up from the file first")));
        }
        return coolingDown();
    }

    private boolean hasDrifted(List<ObservedContainer> containers) {
        var desired = assessment.service(finding).healthcheck().test();
        return !(desired instanceof HealthcheckTest.Inherited)
                && containers.stream()
                        .anyMatch(container -> !container.healthcheck().equals(desired));
    }

    private Optional<Plan> coolingDown() {
        var cooldown = assessment.policy(finding).rollout().cooldown();
        return failures().stream()
                .flatMap(failure -> failure.endedAt().stream())
                .max(Instant::compareTo)
                .map(last -> last.plus(cooldown))
                .filter(end -> end.isAfter(now))
                .map(end -> Plan.waiting(new Wait(
                        service(),
                        Reason.COOLING_DOWN,
                        Duration.between(now, end),
                        "the last remedy failed; the next is tried after the policy's cool-down of %s"
                                .formatted(cooldown))));
    }

    /// The attempts on this very file under this very policy that did not work.
    private List<Remediation> failures() {
        return seen().remediations().stream()
                .filter(remediation -> remediation.service().equals(service()))
                .filter(remediation -> remediation.verdict() instanceof Verdict.Restored)
                .filter(remediation ->
                        remediation.policyRevision().equals(seen().policies().digest()))
                .filter(remediation -> remediation.files().stream()
                        .allMatch(file ->
                                file.digestBefore().equals(seen().fileDigests().get(file.path()))))
                .toList();
    }

    private Plan climbTheLadder() {
        var container = seen().containersOf(service()).getFirst();
        var reasons = new ArrayList<String>();
        for (Proposal proposal : assessment.proposals(finding)) {
            var next = rung(proposal, container, reasons);
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
    private Optional<Plan> rung(Proposal proposal, ObservedContainer container, List<String> reasons) {
        return switch (proposal) {
            case Proposal.NotApplicable no -> {
                reasons.add(no.kind().word() + ": " + no.reason());
                yield Optional.empty();
            }
            case Proposal.Applicable yes -> rung(yes.candidate(), container, reasons);
        };
    }

    private Optional<Plan> rung(Candidate candidate, ObservedContainer container, List<String> reasons) {
        var word = candidate.kind().word();
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
        if (candidate.triable() && trials.isEmpty()) {
            return Optional.of(Plan.of(List.of(new Step.TryCandidate(
                    service(),
                    candidate.why(),
                    seen().project(),
                    container.id(),
                    candidate,
                    key(candidate),
                    container.health()))));
        }
        return beginWith(candidate, reasons);
    }

    /// Why the candidate is not even tried in this container; empty where nothing speaks against it.
    private String unfit(Candidate candidate, ObservedContainer container) {
        if (container.health() == Health.UNHEALTHY && !keepsTheCheck(candidate)) {
            return "the service is unhealthy now, so nothing could show that another check tells the truth";
        }
        if (candidate.test() instanceof HealthcheckTest.Exec(var words) && !words.isEmpty()) {
            var facts = seen().facts().get(service());
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

    private Optional<Plan> beginWith(Candidate candidate, List<String> reasons) {
        var loaded = seen().loaded();
        var outcome = new ComposeEditor(
                        path -> Optional.ofNullable(loaded.texts().get(path)))
                .apply(loaded, List.of(candidate.edit()));
        return switch (outcome) {
            case EditOutcome.Refused refused -> {
                reasons.add(candidate.kind().word() + ": " + refused.why());
                yield Optional.empty();
            }
            case EditOutcome.Edited edited -> Optional.of(steps(candidate, edited.texts()));
        };
    }

    private Plan steps(Candidate candidate, SortedMap<String, String> texts) {
        var remediation = remediation(candidate, texts);
        return Plan.of(List.of(
                new Step.BeginRemediation(
                        service(), candidate.why(), remediation, candidate.edit(), new TreeMap<>(texts)),
                new Step.RewriteHealthcheck(service(), candidate.why(), remediation),
                new Step.RecreateService(service(), "its healthcheck was rewritten", remediation)));
    }

    private SortedMap<String, Integer> replicas() {
        var replicas = new TreeMap<String, Integer>();
        seen().around()
                .handshake()
                .recreatedWith(service())
                .forEach(name -> replicas.put(name, seen().containersOf(name).size()));
        return replicas;
    }

    private Remediation remediation(Candidate candidate, SortedMap<String, String> texts) {
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
                replicas(),
                first.composeLabel("config-hash"),
                first.health(),
                first.interval(),
                seen().policies().digest(),
                now,
                new Verdict.InProgress());
    }

    /// What tells one candidate from another.
    static String key(Candidate candidate) {
        return Digest.of(candidate.edit().toString()).substring(0, 16);
    }
}
