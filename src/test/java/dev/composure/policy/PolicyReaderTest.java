package dev.composure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyReaderTest {

    private static final Path SHIPPED = Path.of("config/policies");

    private static Policy policy(String spec) {
        var reading = PolicyReader.read("p.yaml", """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: mine}
                spec:
                """ + spec.indent(2));
        assertThat(reading.problems()).isEmpty();
        return reading.policies().getFirst();
    }

    private static List<String> problems(String text) {
        return PolicyReader.read("p.yaml", text).problems().stream()
                .map(problem -> problem.position() + " " + problem.message())
                .toList();
    }

    static Stream<Path> shipped() throws IOException {
        try (var files = Files.list(SHIPPED)) {
            return files.filter(file -> !file.toString().endsWith(".test.yaml")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatIsShippedIsRight(Path file) throws IOException {
        var reading = PolicyReader.read(file.toString(), Files.readString(file));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.policies())
                .singleElement()
                .extracting(policy -> policy.name() + ".yaml")
                .isEqualTo(file.getFileName().toString());
    }

    @Test
    void theBaselineWritesOutTheDefaults() throws IOException {
        var baseline = PolicyReader.read("b", Files.readString(SHIPPED.resolve("baseline.yaml")))
                .policies()
                .getFirst();
        var defaults = Policy.named("baseline");

        assertThat(baseline.remedies()).isEqualTo(defaults.remedies());
        assertThat(baseline.verify()).isEqualTo(defaults.verify());
        assertThat(baseline.rollout()).isEqualTo(defaults.rollout());
        assertThat(baseline.mode()).isEqualTo(defaults.mode());
        assertThat(baseline.gitManaged()).isEqualTo(defaults.gitManaged());
        assertThat(baseline.exceptions()).isEqualTo(defaults.exceptions());
        assertThat(baseline.exclude()).isEmpty();
        assertThat(baseline.covers("any", "thing", "", new TreeMap<>())).isTrue();
        assertThat(baseline.rules()).hasSameSizeAs(Rules.all());
        assertThat(Rules.all())
                .allSatisfy(rule -> assertThat(baseline.setting(rule)).isEqualTo(defaults.setting(rule)));
    }

    @Test
    void everySettingIsRead() {
        var policy = policy("""
                mode: enforce
                match: {projects: [a*], services: [b], images: ["*/c:?"], labels: {tier: "front*"}}
                exclude: {services: [b2]}
                rules: {orphan-always: {severity: info, failOnPossible: false}, frequent-probe: {interval: 1m}}
                exceptions: {maxDays: 30, warnDays: 3, inline: false}
                remedies:
                  order: [curl, init]
                  allow: {weaker: true, retarget: true, disable: true}
                  templates:
                    curl: ["CMD", "curl", "{{url}}"]
                    tcp: nc -z {{host}} {{port}}
                    http: ["CMD-SHELL", "fetch {{path}} {{limit}}"]
                rewrite: {gitManaged: commit}
                verify: {probes: 3, atLeast: 1m30s, soak: 1h}
                rollout:
                  maxConcurrent: 2
                  cooldown: 1m
                  windows: [{cron: "0 2 * * MON-FRI", for: 3h, zone: Europe/Paris}]
                  approval: first
                  onDrift: fileOnly
                  scratchPaths: [/scratch/**]
                """);

        assertThat(policy.mode()).isEqualTo(Mode.ENFORCE);
        assertThat(policy.covers("ab", "b", "x/c:1", new TreeMap<>(Map.of("tier", "frontend"))))
                .isTrue();
        assertThat(policy.covers("ab", "b", "x/c:1", new TreeMap<>())).isFalse();
        assertThat(policy.rules().values())
                .containsExactly(
                        new RuleSetting(Severity.INFO, false, new TreeMap<>(Map.of("interval", Duration.ofMinutes(1)))),
                        new RuleSetting(Severity.INFO, false));
        assertThat(policy.exceptions()).isEqualTo(new ExceptionTerms(30, 3, false));
        assertThat(policy.position()).hasToString("p.yaml:3:18");
        assertThat(policy.remedies().order()).containsExactly(RemedyKind.CURL, RemedyKind.INIT);
        assertThat(policy.remedies().allow()).isEqualTo(new RemedyPolicy.Allow(true, true, true));
        assertThat(policy.remedies().templates())
                .containsEntry(RemedyKind.CURL, new HealthcheckTest.Exec(List.of("curl", "{{url}}")))
                .containsEntry(RemedyKind.TCP, new HealthcheckTest.Shell("nc -z {{host}} {{port}}"))
                .containsEntry(RemedyKind.HTTP, new HealthcheckTest.Shell("fetch {{path}} {{limit}}"));
        assertThat(policy.gitManaged()).isEqualTo(GitManaged.COMMIT);
        assertThat(policy.verify()).isEqualTo(new Verify(3, Duration.ofSeconds(90), Duration.ofHours(1)));
        assertThat(policy.rollout())
                .isEqualTo(new Rollout(
                        2,
                        Duration.ofMinutes(1),
                        List.of(new Rollout.Window("0 2 * * MON-FRI", Duration.ofHours(3), ZoneId.of("Europe/Paris"))),
                        Rollout.Approval.FIRST,
                        Rollout.OnDrift.FILE_ONLY,
                        List.of("/scratch/**")));
    }

    @Test
    void oneFileHoldsSeveralDocuments() {
        var reading = PolicyReader.read("p.yaml", """
                ---
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: one}
                ---
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: two}
                spec: {exclude: [{projects: [a]}, {projects: [b], services: [c]}]}
                ---
                apiVersion: composure.dev/v1alpha1
                kind: PolicyException
                metadata: {name: three}
                spec: {rules: [orphan-always], projects: [b*], reason: r, owner: o, until: 2027-03-31}
                ---
                """);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.policies()).extracting(Policy::name).containsExactly("one", "two");
        assertThat(reading.policies().getLast().covers("b", "c", "", new TreeMap<>()))
                .isFalse();
        assertThat(reading.policies().getLast().covers("b", "d", "", new TreeMap<>()))
                .isTrue();
        assertThat(reading.exceptions()).extracting(PolicyException::until).containsExactly(LocalDate.of(2027, 3, 31));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            mode: enforced                            ! p.yaml:5:9 `spec.mode` is `enforced`, which is none of audit, enforce, propose; did you mean `enforce`?
            mode: [audit]                             ! p.yaml:5:9 `spec.mode` must be a single value.
            mod: audit                                ! p.yaml:5:3 `mod` is no key of `spec`. Did you mean `mode`?
            zzzzzz: 1                                 ! p.yaml:5:3 `zzzzzz` is no key of `spec`. Known here: exceptions, exclude, match, mode, remedies, rewrite, rollout, rules, verify.
            match: {project: [a]}                     ! p.yaml:5:11 `project` is no key of `spec.match`. Did you mean `projects`?
            match: {projects: a}                      ! p.yaml:5:21 `spec.match.projects` must be a list, for example `projects: ["*"]`.
            match: {projects: [[a]]}                  ! p.yaml:5:22 `spec.match.projects` must hold single values only.
            match: everything                         ! p.yaml:5:10 `spec.match` must be a mapping (`key: value` lines).
            rules: {orphan-allways: {}}               ! p.yaml:5:11 `orphan-allways` is no key of `spec.rules`. Did you mean `orphan-always`?
            rules: {orphan-always: {severity: fatal}} ! p.yaml:5:37 `spec.rules.orphan-always.severity` is `fatal`, which is none of error, info, off, warning.
            rules: {orphan-always: {interval: 1s}}    ! p.yaml:5:27 `interval` is no key of `spec.rules.orphan-always`. Known here: failOnPossible, severity.
            rules: {frequent-probe: {interval: often}} ! p.yaml:5:38 `spec.rules.frequent-probe.interval` is `often`, which is no duration; write one like `30s`, `2m` or `1h30m`.
            exceptions: {maxDays: 1y}                 ! p.yaml:5:25 `spec.exceptions.maxDays` is `1y`, which is no whole number above zero.
            exceptions: {maxDay: 1}                   ! p.yaml:5:16 `maxDay` is no key of `spec.exceptions`. Did you mean `maxDays`?
            rules: {orphan-always: {failOnPossible: 1}} ! p.yaml:5:43 `spec.rules.orphan-always.failOnPossible` is `1`, which is neither true nor false.
            remedies: {order: [init, curls]}          ! p.yaml:5:21 `spec.remedies.order` names `curls`, which is none of init, rewrite, http, curl, tcp, disable; did you mean `curl`?
            remedies: {order: [init, init]}           ! p.yaml:5:21 `spec.remedies.order` names a remedy twice.
            remedies: {allow: {weeker: true}}         ! p.yaml:5:22 `weeker` is no key of `spec.remedies.allow`. Did you mean `weaker`?
            remedies: {templates: {curl: ["curl"]}}   ! p.yaml:5:32 `spec.remedies.templates.curl` must be a test like `["CMD", "curl", "-f", "{{url}}"]` or `["CMD-SHELL", "…"]`.
            remedies: {templates: {tcp: "nc {{hots}}"}} ! p.yaml:5:31 `spec.remedies.templates.tcp` holds `{{hots}}`, which is none of {{url}}, {{host}}, {{port}}, {{path}}, {{limit}}; did you mean `{{host}}`?
            remedies: {templates: {init: x}}          ! p.yaml:5:26 `init` is no key of `spec.remedies.templates`. Known here: curl, http, tcp.
            rewrite: {gitManaged: yes}                ! p.yaml:5:25 `spec.rewrite.gitManaged` is `yes`, which is none of branch, commit, edit, propose, refuse.
            verify: {probes: 0}                       ! p.yaml:5:20 `spec.verify.probes` is `0`, which is no whole number above zero.
            verify: {atLeast: 2 minutes}              ! p.yaml:5:21 `spec.verify.atLeast` is `2 minutes`, which is no duration; write one like `30s`, `2m` or `1h30m`.
            rollout: {windows: [{cron: "0 2 * *", for: 3h}]} ! p.yaml:5:30 `spec.rollout.windows.cron` is `0 2 * *`, which is no expression of the five fields of cron; write one like `0 2 * * MON-FRI`.
            rollout: {windows: [{cron: "0 25 * * *", for: 3h}]} ! p.yaml:5:30 `spec.rollout.windows.cron` is `0 25 * * *`, which is no expression of the five fields of cron; write one like `0 2 * * MON-FRI`.
            rollout: {windows: [{cron: "0 2 * * *", for: 3h, zone: Paris}]} ! p.yaml:5:58 `spec.rollout.windows.zone` is `Paris`, which is no time zone; write one like `Europe/Paris`.
            rollout: {windows: [{cron: "0 2 * * *"}]} ! p.yaml:5:23 `spec.rollout.windows` needs `for`, for example `for: 3h`.
            rollout: {onDrift: fileonly}              ! p.yaml:5:22 `spec.rollout.onDrift` is `fileonly`, which is none of apply, fileOnly, hold; did you mean `fileOnly`?
            mode: {audit                              ! p.yaml:6:1 This is not YAML: expected ',' or '}', but got <stream end>. Nothing of the file can be read until that is put right.
            """)
    void aMistakeIsToldWithItsPlace(String line, String expected) {
        assertThat(problems("""
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: mine}
                spec:
                """ + "  " + line.strip() + "\n")).containsExactly(expected);
    }

    @Test
    void aKeyIsWrittenOnce() {
        assertThat(problems("""
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: mine}
                spec: {mode: audit, mode: enforce}
                """))
                .singleElement()
                .asString()
                .startsWith("p.yaml:4:21 `mode` is already written at line 4");
    }

    @Test
    void aDocumentSaysWhatItIs() {
        assertThat(problems("")).singleElement().asString().startsWith("p.yaml:1:1 There is no policy in this file.");
        assertThat(problems("[]"))
                .first()
                .isEqualTo("p.yaml:1:1 a policy document must be a mapping (`key: value` lines).");
        assertThat(problems("spec: {}"))
                .containsExactly(
                        "p.yaml:1:1 a policy document needs `apiVersion`, for example `apiVersion:"
                                + " composure.dev/v1alpha1`.",
                        "p.yaml:1:1 a policy document needs `kind`, for example `kind: HealthcheckPolicy`.");
        assertThat(problems("apiVersion: v1\nkind: HealthcheckPolice\n"))
                .containsExactly(
                        "p.yaml:1:13 `apiVersion` is `v1`; this version of Composure reads `composure.dev/v1alpha1`.",
                        "p.yaml:2:7 `kind` is `HealthcheckPolice`, which is none of HealthcheckPolicy, PolicyException;"
                                + " did you mean `HealthcheckPolicy`?");
        var twice = "apiVersion: composure.dev/v1alpha1\nkind: HealthcheckPolicy\nmetadata: {name: a}\n---\n";
        assertThat(problems(twice + twice))
                .containsExactly("p.yaml:7:11 `metadata` names a policy `a`, and so does one before it.");
        assertThat(problems("apiVersion: composure.dev/v1alpha1\nkind: HealthcheckPolicy\nextra: 1\n"))
                .contains("p.yaml:3:1 `extra` is no key of a policy document. Known here: apiVersion, kind, metadata,"
                        + " spec.");
    }

    @Test
    void anExceptionNeedsReasonOwnerAndEnd() {
        var head = "apiVersion: composure.dev/v1alpha1\nkind: PolicyException\nmetadata: {name: a}\n";

        assertThat(problems(head + "spec: {}\n"))
                .extracting(problem -> problem.replaceAll(",.*", ""))
                .containsExactlyInAnyOrder(
                        "p.yaml:4:7 `spec` needs `reason`",
                        "p.yaml:4:7 `spec` needs `owner`",
                        "p.yaml:4:7 `spec` needs `until`",
                        "p.yaml:4:7 `spec` needs `projects`",
                        "p.yaml:4:7 `spec` needs `rules`");
        assertThat(problems(head + "spec: {rules: [orphan-alway], projects: [a], reason: r, owner: o, until: soon}\n"))
                .containsExactly(
                        "p.yaml:4:15 `spec.rules` names `orphan-alway`, which is none of the 53 known ones; did you mean"
                                + " `orphan-always`?",
                        "p.yaml:4:74 `spec.until` is `soon`, which is no date; write one like `2027-03-31`.");
    }

    @Test
    void nothingIsReadFromWhatIsNoYaml() {
        assertThat(PolicyReader.read("p.yaml", "a: b: c").problems())
                .singleElement()
                .extracting(Problem::position)
                .hasToString("p.yaml:1:5");
    }
}
