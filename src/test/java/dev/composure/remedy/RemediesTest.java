package dev.composure.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Project;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.policy.Finding;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Severity;
import dev.composure.probe.Facts;
import dev.composure.probe.Hazard;
import dev.composure.probe.Orphans;
import dev.composure.probe.PidOne;
import dev.composure.probe.Probe;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import dev.composure.probe.Versions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RemediesTest {

    private static final String ALL = "allow: {weaker: true, retarget: true, disable: true}";
    private static final SortedMap<String, ToolKind> ALPINE =
            new TreeMap<>(Map.of("wget", ToolKind.BUSYBOX, "sh", ToolKind.BUSYBOX));

    private static Project project(String service) {
        var text = "services:\n  web:\n    image: web\n" + service.indent(4);
        var input = new ProjectInput("p", "/p", List.of("/p/compose.yaml"), List.of(), new TreeMap<>());
        var loaded = new ComposeLoader(path -> path.equals("/p/compose.yaml") ? Optional.of(text) : Optional.empty())
                .load(input);
        assertThat(loaded.problems()).isEmpty();
        return loaded.project();
    }

    private static Policy policy(String remedies) {
        var reading = PolicyReader.read("p", """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: p}
                spec:
                  remedies:
                """ + remedies.indent(4));
        assertThat(reading.problems()).isEmpty();
        return reading.policies().getFirst();
    }

    private static Facts facts(SortedMap<String, ToolKind> tools, List<String> entrypoint, Integer... listening) {
        return new Facts(
                Tier.CONTAINER,
                tools,
                PidOne.DOES_NOT_REAP,
                Facts.DEFAULT_SHELL,
                entrypoint,
                List.of(),
                List.of(),
                new Facts.Listening(new TreeSet<>(Arrays.asList(listening)), new TreeSet<>()),
                Optional.empty(),
                new TreeSet<>(),
                Versions.UNKNOWN);
    }

    private static List<Proposal> propose(String service, String remedies, Facts facts) {
        var project = project(service);
        Service web = Optional.ofNullable(project.services().get("web")).orElseThrow();
        var finding = new Finding(
                new RuleKey("orphan-always"),
                Severity.ERROR,
                Hazard.LEAKING,
                facts.tier(),
                "p",
                "web",
                web.position(),
                "",
                "",
                "");
        return Remedies.propose(finding, web, project, facts, policy(remedies));
    }

    private static List<Candidate> candidates(String service, String remedies, Facts facts) {
        return propose(service, remedies, facts).stream()
                .filter(Proposal.Applicable.class::isInstance)
                .map(proposal -> ((Proposal.Applicable) proposal).candidate())
                .toList();
    }

    private static String test(String words) {
        return "healthcheck: {test: [CMD, " + words.replace(" ", ", ") + "]}";
    }

    private static String shown(Candidate candidate) {
        return candidate.kind().word() + " "
                + (candidate.test() instanceof HealthcheckTest.Exec exec
                        ? String.join(" ", exec.words())
                        : candidate.test().toString());
    }

    @Test
    void everyKindIsAccountedFor() {
        var proposals = propose(test("wget https://localhost"), "order: [tcp]", facts(ALPINE, List.of()));

        assertThat(proposals.stream().map(Proposal::kind).distinct())
                .containsExactlyInAnyOrder(RemedyKind.values())
                .startsWith(RemedyKind.TCP);
        assertThat(proposals)
                .allSatisfy(proposal -> assertThat(proposal.reason()).isNotEmpty());
    }

    /// Where a check could ask, from what it asks now, the service's ports and what listens.
    @ParameterizedTest(name = "{0} with {1} and {2}")
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            https://localhost:1111/x      ! 'expose: [2222]' !      ! http://127.0.0.1:1111/x http://127.0.0.1:2222/x
            https://localhost/            ! 'expose: [2222]' !      ! http://127.0.0.1:2222/
            https://127.0.0.1:8443/       ! 'init: false'    ! 80   ! http://127.0.0.1/
            https://127.0.0.1:8443/       ! 'init: false'    ! 32767 ! http://127.0.0.1:32767/
            https://127.0.0.1:8443/       ! 'init: false'    ! 32768 !
            https://127.0.0.1:8443/       ! 'expose: [40000]' ! 41000 ! http://127.0.0.1:40000/
            https://web:1111/             ! 'init: false'    !      ! http://127.0.0.1:1111/
            https://other:1111/           ! 'init: false'    !      !
            https://a.example.org/p?q     ! 'ports: [80:81, 8443, 82, 83, 84]' ! ! http://127.0.0.1:81/p?q http://127.0.0.1:82/p?q http://127.0.0.1:83/p?q
            https://localhost:1111/$$X    ! 'init: false'    !      ! http://127.0.0.1:1111/
            """)
    void targetsAreLookedForInOrder(String url, String more, String listening, String expected) {
        Integer[] ports = listening == null ? new Integer[0] : new Integer[] {Integer.valueOf(listening)};
        var service = more.replace("'", "") + "\n" + test("wget " + url);

        var http = candidates(service, "order: [http]\n" + ALL, facts(ALPINE, List.of(), ports));

        assertThat(http.stream()
                        .map(RemediesTest::shown)
                        .map(words -> words.replaceAll(".* ", ""))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void theSameToolAsksPlainHttpBelowTheTimeout() {
        var service = "healthcheck: {test: [CMD, /bin/busybox, wget, 'https://localhost:1111/'], timeout: 2500ms}";

        assertThat(candidates(service, "order: [http]", facts(ALPINE, List.of())))
                .singleElement()
                .satisfies(http -> assertThat(shown(http))
                        .isEqualTo("http /bin/busybox wget -q -T 2 -O /dev/null http://127.0.0.1:1111/"))
                .satisfies(http -> assertThat(http.triable()).isTrue())
                .satisfies(http -> assertThat(http.retargeted()).isFalse())
                .satisfies(http -> assertThat(http.weaker()).isFalse())
                .satisfies(http -> assertThat(http.needsTrial()).isTrue());
    }

    @ParameterizedTest
    @CsvSource({"1s, 1", "500ms, 1", "2s, 1", "30s, 29", "1m1ms, 60"})
    void theLimitIsBelowTheTimeout(String timeout, String limit) {
        var service = "healthcheck: {test: [CMD, wget, 'https://localhost:1111/'], timeout: " + timeout + "}";

        assertThat(candidates(service, "order: [curl]", facts(ALPINE, List.of())).stream()
                        .map(RemediesTest::shown))
                .containsExactly(
                        "curl curl -fsS -m " + limit + " -o /dev/null http://127.0.0.1:1111/",
                        "curl curl -fsSk -m " + limit + " -o /dev/null https://localhost:1111/");
    }

    @Test
    void aPortIsTriedWithWhatTheContainerHas() {
        var service = test("wget https://localhost:1111/");
        var withoutNc = new TreeMap<>(ALPINE);
        withoutNc.put("nc", ToolKind.ABSENT);
        var withNeither = new TreeMap<>(withoutNc);
        withNeither.put("bash", ToolKind.ABSENT);

        assertThat(candidates(service, "order: [tcp]\n" + ALL, facts(ALPINE, List.of())).stream()
                        .map(RemediesTest::shown))
                .containsExactly("tcp nc -z -w 29 127.0.0.1 1111", "tcp bash -c </dev/tcp/127.0.0.1/1111");
        assertThat(candidates(service, "order: [tcp]\n" + ALL, facts(withoutNc, List.of())))
                .allMatch(Candidate::triable)
                .allMatch(Candidate::weaker)
                .hasSize(1);
        assertThat(propose(service, "order: [tcp]\n" + ALL, facts(withNeither, List.of())))
                .first()
                .extracting(Proposal::reason)
                .isEqualTo("the container has neither nc nor bash");
    }

    @Test
    void curlMustBeThere() {
        var tools = new TreeMap<>(ALPINE);
        tools.put("curl", ToolKind.ABSENT);

        assertThat(propose(test("wget https://localhost:1111/"), "order: [curl]", facts(tools, List.of())))
                .first()
                .extracting(Proposal::reason)
                .isEqualTo("the container has no curl");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            {test: 'wget -qO- https://localhost:1111/ | grep -q ok'}
            {test: [CMD, wget, --header, 'X: y', 'https://localhost:1111/']}
            {test: [CMD, wget, --post-data=a, 'https://localhost:1111/']}
            {test: [CMD, wget, 'https://localhost:1111/', 'https://localhost:1111/b']}
            """)
    void aQuestionThatIsMoreThanItsUrlIsNotGivenUpUnasked(String healthcheck) {
        var service = "healthcheck: " + healthcheck;

        assertThat(candidates(service, "order: [http, curl]", facts(ALPINE, List.of())))
                .isEmpty();
        assertThat(candidates(service, "order: [http]\nallow: {weaker: true}", facts(ALPINE, List.of())))
                .isNotEmpty()
                .allMatch(Candidate::weaker);
    }

    @ParameterizedTest
    @CsvSource({"-s, true", "-sS, true", "-XPOST, false", "-fXPOST, false", "-HX:y, false", "--json=1, false"})
    void whatCurlIsToldBesidesIsNotGivenUpUnasked(String option, boolean isGivenUp) {
        var service = test("busybox timeout 5s curl " + option + " http://localhost:1111/");

        assertThat(candidates(service, "order: [curl]", facts(ALPINE, List.of()))
                        .isEmpty())
                .isEqualTo(!isGivenUp);
    }

    @Test
    void anInitOfTheImageOrTheFileStandsAgainstInit() {
        var leaking = test("wget https://localhost");
        assertThat(init(leaking, facts(ALPINE, List.of("/init")))).contains("an init of its own that must be PID 1");
        assertThat(init(leaking, facts(ALPINE, List.of("s6-svscan")))).contains("must be PID 1");
        assertThat(init("init: false\n" + leaking, facts(ALPINE, List.of()))).contains("`init: false`");
        assertThat(init("init: true\n" + leaking, facts(ALPINE, List.of()))).contains("`init: true` is there already");
        assertThat(init("pid: host\n" + leaking, facts(ALPINE, List.of()))).contains("another pid namespace");
        assertThat(init("entrypoint: [tini, --]\n" + leaking, Facts.ofText(web("entrypoint: [tini, --]\n" + leaking))))
                .isEqualTo("PID 1 reaps already");
    }

    private static Service web(String service) {
        return Optional.ofNullable(project(service).services().get("web")).orElseThrow();
    }

    private static String init(String service, Facts facts) {
        return propose(service, "order: [init]", facts).getFirst().reason();
    }

    @Test
    void initKeepsTheTest() {
        var init = candidates(test("wget https://localhost"), "order: [init]", facts(ALPINE, List.of()))
                .getFirst();

        assertThat(init.edit().changes()).containsExactly(new Change.SetInit(true));
        assertThat(init.test()).isEqualTo(new HealthcheckTest.Exec(List.of("wget", "https://localhost")));
        assertThat(init.needsTrial()).isFalse();
    }

    @Test
    void aTemplateThatLeaksItselfIsRefused() {
        var templates =
                "order: [curl]\n" + ALL + "\ntemplates: {curl: [CMD, wget, 'https://{{host}}:{{port}}{{path}}']}";

        assertThat(propose(test("wget https://localhost:1111/"), templates, facts(ALPINE, List.of())))
                .first()
                .extracting(Proposal::reason)
                .isEqualTo("what it would write may itself leave an orphan behind at every run");
    }

    @Test
    void aTemplateIsFilledOrTakenAsItIs() {
        var service = "expose: [2222]\n" + test("wget https://localhost:1111/a");

        assertThat(candidates(
                        service,
                        "order: [tcp]\n" + ALL + "\ntemplates: {tcp: 'nc -z {{host}} {{port}}'}",
                        facts(ALPINE, List.of())))
                .extracting(Candidate::test)
                .containsExactly(
                        new HealthcheckTest.Shell("nc -z 127.0.0.1 1111"),
                        new HealthcheckTest.Shell("nc -z 127.0.0.1 2222"));
        assertThat(candidates(
                        service,
                        "order: [curl]\ntemplates: {curl: [CMD, curl, 'http://localhost:1111/a']}",
                        facts(ALPINE, List.of())))
                .singleElement()
                .satisfies(curl -> assertThat(curl.retargeted()).isFalse())
                .satisfies(curl -> assertThat(curl.triable()).isFalse());
        assertThat(candidates(
                        service,
                        "order: [curl]\n" + ALL + "\ntemplates: {curl: [CMD, check-it]}",
                        facts(ALPINE, List.of())))
                .singleElement()
                .satisfies(curl -> assertThat(curl.retargeted()).isTrue())
                .satisfies(curl -> assertThat(curl.why()).isEqualTo("it would ask what the policy's template says"));
    }

    /// What the built-in remedies write leaves nothing behind, whatever is known about the container.
    @ParameterizedTest
    @EnumSource(ToolKind.class)
    void builtInRemediesAreCleanThemselves(ToolKind kind) {
        var tools = new TreeMap<>(Map.of("wget", kind, "sh", kind, "nc", kind, "bash", kind, "curl", kind));

        assertThat(candidates(test("wget https://localhost:1111/"), ALL, facts(tools, List.of())))
                .filteredOn(candidate -> candidate.kind() != RemedyKind.INIT)
                .isNotEmpty()
                .allSatisfy(candidate -> assertThat(
                                Probe.of(candidate.test(), Duration.ofSeconds(30), facts(tools, List.of()))
                                        .orphans())
                        .as(candidate.kind().word().toUpperCase(Locale.ROOT))
                        .isEqualTo(Orphans.NEVER));
    }

    @Test
    void kindsHaveWords() {
        assertThat(RemedyKind.named("http")).contains(RemedyKind.HTTP);
        assertThat(RemedyKind.named("HTTP")).isEmpty();
    }
}
