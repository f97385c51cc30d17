package dev.composure.web;

import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.operate.JournalBytes;
import dev.composure.operate.StateStore;
import dev.composure.policy.RemedyKind;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Digest;
import dev.composure.reconcile.FileChange;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.Health;
import dev.composure.reconcile.Hold;
import dev.composure.reconcile.JournalStep;
import dev.composure.reconcile.Plan;
import dev.composure.reconcile.ProbeCost;
import dev.composure.reconcile.ProbeCosts;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Remediation;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import dev.composure.reconcile.Step;
import dev.composure.reconcile.Verdict;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A host as the pages may meet it: some projects are well, one leaks, one was remedied, one waits for a person. */
final class ShownHost {

    static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final int LOOKS = 60;
    private static final String BEFORE = """
            services:
              web:
                image: blinkospace/blinko:latest
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://notes.example.com/"]
                  interval: 10s # as it always was
            """;
    private static final String AFTER = BEFORE.replace("    healthcheck:", "    init: true\n    healthcheck:")
            .replace("interval: 10s", "interval: 30s");

    /** Where the project is that waits for a person's yes, with its file. */
    static final ProjectId MAIL = new ProjectId("mail");

    private static final ProjectId NOTES = new ProjectId("notes");

    static final String MAIL_FILE = "/srv/mail/compose.yaml";
    static final String MAIL_TEXT = BEFORE;

    private final StateStore store;

    ShownHost(StateStore store) {
        this.store = store;
    }

    void fill() {
        store.save(status(
                "notes", "enforce", flat(), "none new in 12 probes", 0, List.of(), List.of(givenUp(), remedied())));
        for (int look = 0; look < LOOKS; look++) {
            sample("notes", look, look < 30 ? look * 2 : 0);
            sample("shop", look, 7 + look * 3 / 2);
            sample("mail", look, look < 8 ? look : 8);
        }
        leaks(96);
        underWay();
        store.save(status("mail", "enforce", held(), "none new in 12 probes", 8, List.of(leak(), slow()), List.of()));
        for (String calm : List.of("wiki", "photos", "grafana-and-prometheus-with-a-rather-long-name")) {
            store.save(status(calm, "audit", flat(), "flat: none new in 12 probes", 0, List.of(), List.of()));
        }
        store.pause(new ProjectId("wiki"), true);
    }

    /// As many as that, in the project that leaks.
    void leaks(int zombies) {
        var trend = "growing: 15 new zombies in 10 probes";
        store.save(status("shop", "audit", growing(), trend, zombies, List.of(leak()), List.of()));
    }

    /// As many calm projects, each of which has been looked at for a while.
    void fill(int many) {
        for (int number = 0; number < many; number++) {
            var name = "project-%04d".formatted(number);
            store.save(status(name, "audit", flat(), "flat: none new in 12 probes", 0, List.of(), List.of()));
            var samples = new ArrayList<ZombieSample>();
            for (int look = 0; look < LOOKS; look++) {
                samples.add(sample(look, 0));
            }
            store.addAll(new ProjectId(name), new TreeMap<>(Map.of("web", List.copyOf(samples))));
        }
    }

    private static Optional<Condition> flat() {
        return Optional.empty();
    }

    private static Optional<Condition> growing() {
        return Optional.of(condition(
                Condition.Type.ZOMBIES_FLAT, Condition.Status.FALSE, Reason.ZOMBIES_GROW, "web: 15 new in 10 probes"));
    }

    private static Optional<Condition> held() {
        return Optional.of(condition(
                Condition.Type.STALLED,
                Condition.Status.TRUE,
                Reason.APPROVAL_NEEDED,
                waiting().holds().getFirst().message()));
    }

    /** The plan that waits for a person's yes. */
    static Plan waiting() {
        var why = "an init as PID 1 reaps every orphan, and the check stays as it is";
        var begun = remediation("mail-web-0", MAIL, why, MAIL_FILE);
        var texts = new TreeMap<>(Map.of(MAIL_FILE, AFTER));
        var edit = new Edit("web", List.of(new Change.SetInit(true)));
        var proposals = List.<Step>of(
                new Step.BeginRemediation("web", "init, " + why, begun, edit, texts, "orphan-always"),
                new Step.RewriteHealthcheck("web", "init, " + why, begun),
                new Step.RecreateService("web", "its healthcheck was rewritten", begun));
        var digest = new Plan(List.of(), proposals, List.of(), List.of()).digest();
        var hold = new Hold(
                "web",
                Reason.APPROVAL_NEEDED,
                "web: init, an init as PID 1 reaps every orphan: the policy wants an approval; say yes to it with `composure"
                        + " approve mail %s`".formatted(digest));
        return new Plan(List.of(), proposals, List.of(hold), List.of());
    }

    /** One that a person may still roll back. */
    private void underWay() {
        var path = "/srv/photos/compose.yaml";
        var photos = new ProjectId("photos");
        if (store.remediations(photos).isEmpty()) {
            keep(remediation("photos-web-0", photos, "an init as PID 1 reaps every orphan", path), path);
        }
    }

    /** Under way for a minute, which has an init do it. */
    private static Remediation remediation(String id, ProjectId project, String why, String path) {
        return remediation(id, project, RemedyKind.INIT, why, ProbeCosts.UNKNOWN, 60, new Verdict.InProgress(), path);
    }

    private static Remediation remediation(
            String id,
            ProjectId project,
            RemedyKind kind,
            String why,
            ProbeCosts costs,
            long secondsAgo,
            Verdict verdict,
            String... paths) {
        return new Remediation(
                id,
                project,
                "web",
                kind,
                "1",
                false,
                why,
                Stream.of(paths)
                        .map(path -> new FileChange(path, Digest.of(BEFORE), Digest.of(AFTER)))
                        .toList(),
                List.of(),
                new TreeMap<>(Map.of("web", 1)),
                "",
                Health.HEALTHY,
                Duration.ofSeconds(10),
                costs,
                "5ce1f0",
                NOW.minusSeconds(secondsAgo),
                verdict);
    }

    private static Condition condition(Condition.Type type, Condition.Status status, Reason reason, String message) {
        return new Condition(type, status, reason, message, NOW.minusSeconds(4_000), "5ce1f0");
    }

    private static ProjectStatus status(
            String name,
            String mode,
            Optional<Condition> trouble,
            String trend,
            int zombies,
            List<FindingStatus> findings,
            List<Remediation> remediations) {
        var ready = trouble.map(cause ->
                        condition(Condition.Type.READY, Condition.Status.FALSE, cause.reason(), cause.message()))
                .orElseGet(() ->
                        condition(Condition.Type.READY, Condition.Status.TRUE, Reason.READY, "as the policy wants it"));
        var conditions = trouble.map(cause -> List.of(ready, cause)).orElseGet(() -> List.of(ready));
        return new ProjectStatus(
                new ProjectId(name),
                "/srv/" + name,
                List.of("/srv/" + name + "/compose.yaml"),
                mode,
                "5ce1f0",
                conditions,
                List.of(new ServiceStatus(
                        "web",
                        "sha256:8d2f53e8ab12cd",
                        "healthy",
                        true,
                        zombies,
                        0,
                        0,
                        trend,
                        new ProbeCost(212, 360))),
                findings,
                remediations.stream().map(RemediationStatus::of).toList());
    }

    /// A project of whose status somebody else wrote every word.
    static ProjectStatus written(String words) {
        return new ProjectStatus(
                new ProjectId(words),
                words,
                List.of(words),
                "audit",
                words,
                List.of(condition(Condition.Type.STALLED, Condition.Status.TRUE, Reason.NO_REMEDY_APPLIES, words)),
                List.of(new ServiceStatus(words, words, words, false, 0, 0, 0, words)),
                List.of(new FindingStatus(words, "error", words, words, words, words, 1, words, "", words)),
                List.of());
    }

    private static FindingStatus leak() {
        return new FindingStatus(
                "orphan-always",
                "error",
                "leaking",
                "container",
                "web",
                "/srv/shop/compose.yaml",
                7,
                "web: every run of the healthcheck leaves the TLS helper of `wget` behind, and PID 1 (`node`) does not reap."
                        + " Set `init: true`, or use another check.",
                "",
                "[\"CMD\", \"wget\", \"-q\", \"-O\", \"/dev/null\", \"https://notes.example.com/<svg/onload=hacked=1>\"]");
    }

    private static FindingStatus slow() {
        return new FindingStatus(
                "frequent-probe",
                "info",
                "safe",
                "text",
                "web",
                "/srv/mail/compose.yaml",
                9,
                "web: a probe every second.");
    }

    private void sample(String project, int look, int zombies) {
        store.add(new ProjectId(project), "web", sample(look, zombies));
    }

    static ZombieSample sample(int look, int zombies) {
        return new ZombieSample(
                NOW.minusSeconds(60L * (LOOKS - look)),
                "c1",
                NOW.minusSeconds(90_000),
                new ZombieCount.Counted(zombies, ZombieCount.Counter.PROC),
                look,
                NOW);
    }

    private Remediation remedied() {
        var path = "/srv/notes/compose.yaml";
        var remediation = remediation(
                "notes-web-1",
                NOTES,
                RemedyKind.INIT,
                "an init as PID 1 reaps every orphan, and the check stays as it is",
                new ProbeCosts(new ProbeCost(212, 360), new ProbeCost(205, 120)),
                1_800,
                new Verdict.Proven(NOW.minusSeconds(1_500), "none new in 12 probes"),
                path);
        if (store.remediations(remediation.project()).size() == 1) {
            keep(remediation, path);
        }
        return remediation;
    }

    /// An older one, which changed two files and did not help.
    private Remediation givenUp() {
        var path = "/srv/notes/compose.yaml";
        var other = "/srv/notes/compose.override.yaml";
        var remediation = remediation(
                "notes-web-0",
                NOTES,
                RemedyKind.CURL,
                "curl waits for what it starts",
                ProbeCosts.UNKNOWN,
                9_000,
                new Verdict.Restored(NOW.minusSeconds(8_900), Reason.ZOMBIES_STILL_GROW, "12 new zombies in 10 probes"),
                path,
                other);
        if (store.remediations(remediation.project()).isEmpty()) {
            keep(remediation, path, other);
        }
        return remediation;
    }

    private void keep(Remediation remediation, String... paths) {
        var files = new TreeMap<String, JournalBytes>();
        for (String path : paths) {
            files.put(path, new JournalBytes(bytes(BEFORE), bytes(AFTER)));
        }
        store.begin(remediation, "", files, 9);
        store.update(remediation);
        int step = store.startStep(
                remediation.id(), JournalStep.Action.RECREATE, "recreate web: its healthcheck was rewritten", NOW);
        store.endStep(remediation.id(), step, NOW, JournalStep.DONE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
