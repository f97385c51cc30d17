package dev.composure.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {

    private static final SortedMap<String, ToolKind> ALPINE = new TreeMap<>(Map.of(
            "wget", ToolKind.BUSYBOX, "sh", ToolKind.BUSYBOX, "timeout", ToolKind.BUSYBOX, "nc", ToolKind.BUSYBOX));
    private static final SortedMap<String, ToolKind> DEBIAN = new TreeMap<>(
            Map.of("wget", ToolKind.GNU, "sh", ToolKind.DASH, "timeout", ToolKind.GNU, "curl", ToolKind.OTHER));

    private static Facts facts(SortedMap<String, ToolKind> tools) {
        return new Facts(Tier.IMAGE, tools, PidOne.UNKNOWN, Facts.DEFAULT_SHELL, List.of(), List.of(), List.of());
    }

    private static Facts facts(String image) {
        return facts(
                switch (image) {
                    case "alpine" -> ALPINE;
                    case "debian" -> DEBIAN;
                    default -> new TreeMap<>();
                });
    }

    private static Probe exec(String words, Facts facts) {
        return Probe.of(new HealthcheckTest.Exec(Arrays.asList(words.split(" "))), Duration.ofSeconds(10), facts);
    }

    private static Probe shell(String script, Facts facts) {
        return Probe.of(new HealthcheckTest.Shell(script), Duration.ofSeconds(10), facts);
    }

    /// A class, or the certain and the possible one.
    private static String shown(Probe probe) {
        var verdict = probe.verdict();
        return verdict.surely() == verdict.possibly()
                ? verdict.surely().name()
                : verdict.surely() + ".." + verdict.possibly();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '!', textBlock = """
            alpine ! wget -q -O /dev/null https://localhost:1111/           ! ALWAYS
            alpine ! wget -q -O /dev/null https://                          ! ALWAYS
            alpine ! wget https://a/ -q -O /dev/null                        ! ALWAYS
            alpine ! wget -qO- http://a/ https://b/                         ! ALWAYS
            alpine ! /usr/bin/wget --spider HTTPS://a                       ! ALWAYS
            alpine ! wget -q -O /dev/null http://localhost/                 ! NEVER
            alpine ! wget --header X:https://a -O https://b localhost       ! NEVER
            alpine ! wget --header=https://a -U https://b localhost         ! NEVER
            alpine ! wget -q $URL                                           ! NEVER..UNKNOWN
            alpine ! wget -i list                                           ! NEVER..UNKNOWN
            debian ! wget -q -O /dev/null https://localhost:1111/           ! NEVER
            nobody ! wget -q -O /dev/null https://localhost:1111/           ! NEVER..ALWAYS
            nobody ! busybox wget -q -O /dev/null https://a                 ! ALWAYS
            nobody ! /bin/busybox wget -q -O /dev/null https://a            ! ALWAYS
            nobody ! wget -q http://localhost                               ! NEVER
            nobody ! wget -q $URL                                           ! NEVER..UNKNOWN
            debian ! curl -fsS https://a                                    ! NEVER
            nobody ! /app/health                                            ! NEVER..UNKNOWN
            nobody ! pg_isready -U x                                        ! NEVER
            nobody ! $CMD                                                   ! NEVER..UNKNOWN
            alpine ! timeout 3 true                                         ! ALWAYS
            alpine ! timeout -t 3 true                                      ! ALWAYS
            nobody ! busybox timeout 3 true                                 ! ALWAYS
            debian ! timeout 3 curl -f http://a                             ! NEVER
            debian ! timeout -s KILL -k 1 3 curl -f http://a                ! NEVER
            debian ! timeout 30 curl -f http://a                            ! ON_TIMEOUT
            nobody ! timeout 3 curl -f http://a                             ! NEVER..ALWAYS
            alpine ! env A=b wget https://a                                 ! ALWAYS
            alpine ! su-exec nobody wget https://a                          ! ALWAYS
            debian ! tini -- curl -f http://a                               ! ON_TIMEOUT
            debian ! sh healthcheck.sh                                      ! NEVER..UNKNOWN
            debian ! bash -o pipefail                                       ! NEVER..UNKNOWN
            debian ! nc -z 127.0.0.1 80                                     ! NEVER
            debian ! setsid curl -m 2 http://a                              ! ALWAYS
            debian ! setsid -w curl -f http://a                             ! ON_TIMEOUT
            debian ! setsid --wait curl -m 2 http://a                       ! NEVER
            debian ! setsid -f curl -m 2 http://a                           ! ALWAYS
            """)
    void programsAreClassed(String image, String words, String expected) {
        assertThat(shown(exec(words, facts(image)))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '!', quoteCharacter = '^', textBlock = """
            alpine ! wget -q -O - https://a                          ! ALWAYS
            alpine ! wget -q -O - https://a || exit 1                ! ALWAYS
            alpine ! [ -f /x ] && wget -q https://a                  ! NEVER..ALWAYS
            alpine ! test "$(wget -qO- https://a)" = ok              ! ALWAYS
            alpine ! sleep 100                                       ! NEVER
            debian ! sleep 100                                       ! ON_TIMEOUT
            debian ! exec sleep 100                                  ! NEVER
            nobody ! sleep 100                                       ! NEVER..ON_TIMEOUT
            alpine ! sleep 6 || exit 1                               ! ON_TIMEOUT
            alpine ! true && sleep 6                                 ! NEVER
            alpine ! sleep $(echo 6)                                 ! NEVER
            alpine ! true; sleep 6 >/dev/null                        ! NEVER
            debian ! true && sleep 6                                 ! NEVER..ON_TIMEOUT
            debian ! true; sleep 6                                   ! ON_TIMEOUT
            nobody ! true && sleep 6                                 ! NEVER..ON_TIMEOUT
            debian ! bash -c 'true && sleep 6'                       ! ON_TIMEOUT
            alpine ! bash -c 'true && sleep 6'                       ! NEVER
            alpine ! bash -c 'sleep 6 >/dev/null'                    ! ON_TIMEOUT
            debian ! sleep 6 | cat                                   ! ON_TIMEOUT
            debian ! grep -q x /tmp/y || exit 1                      ! NEVER
            debian ! test -f /tmp/x || exit 1                        ! NEVER
            debian ! curl -f -m 5 http://a || exit 1                 ! NEVER
            debian ! curl -fsm5 http://a || exit 1                   ! NEVER
            debian ! curl -f --max-time=15 http://a || exit 1        ! ON_TIMEOUT
            debian ! wget -T 3 http://a || exit 1                    ! ON_TIMEOUT
            debian ! wget -T 3 -t 1 http://a || exit 1               ! NEVER
            alpine ! wget -T 3 http://a || exit 1                    ! NEVER
            debian ! nc -z -w 2 localhost 80 || exit 1               ! NEVER
            debian ! nc -z localhost 80 || exit 1                    ! ON_TIMEOUT
            debian ! pg_isready -U x || exit 1                       ! NEVER
            debian ! pg_isready -U x -t 20 || exit 1                 ! ON_TIMEOUT
            debian ! curl http://a?b=1&c=2                           ! ALWAYS
            debian ! curl 'http://a?b=1&c=2'                         ! ON_TIMEOUT
            debian ! curl http://a &>/dev/null                       ! ALWAYS
            alpine ! curl http://a &>/dev/null                       ! NEVER
            nobody ! curl http://a &>/dev/null                       ! NEVER..ALWAYS
            debian ! sleep 2 & wait                                  ! NEVER..UNKNOWN
            debian ! sh -c 'sleep 3 | cat'                           ! ON_TIMEOUT
            debian ! bash -c '</dev/tcp/127.0.0.1/80'                ! ON_TIMEOUT
            debian ! timeout 1 dash -c 'sleep 50 || exit 1'          ! ON_TIMEOUT
            debian ! eval "$CHECK"                                   ! NEVER..UNKNOWN
            debian ! for x in 1 2; do curl http://a; done            ! NEVER..ON_TIMEOUT
            debian ! case a in b) curl http://a;; *) :;; esac        ! NEVER..ON_TIMEOUT
            debian ! f() { curl http://a; }; f                       ! NEVER..ON_TIMEOUT
            debian ! env -u JMX_PORT curl -m 2 http://a              ! NEVER
            debian ! coproc curl http://a                            ! NEVER..UNKNOWN
            debian ! /healthcheck.sh                                 ! ON_TIMEOUT..UNKNOWN
            debian ! setsid curl -m 2 http://a                       ! NEVER
            alpine ! setsid curl -m 2 http://a                       ! ALWAYS
            nobody ! setsid curl -m 2 http://a                       ! NEVER..ALWAYS
            alpine ! setsid curl -m 2 http://a || exit 1             ! NEVER
            debian ! timeout 3 sh -c 'exec setsid curl -m 2 http://a'! NEVER
            """)
    void scriptsAreClassed(String image, String script, String expected) {
        assertThat(shown(shell(script, facts(image)))).isEqualTo(expected);
    }

    @Test
    void ashForksBeforeALineEnd() {
        assertThat(shell("sleep 6\n", facts("alpine")).orphans()).isEqualTo(Orphans.ON_TIMEOUT);
        assertThat(shown(shell("sleep 6\n", facts("nobody")))).isEqualTo("NEVER..ON_TIMEOUT");
        assertThat(shell("! sleep 6", facts("alpine")).orphans()).isEqualTo(Orphans.ON_TIMEOUT);
    }

    @Test
    void bashOpensAPortItself() {
        var test = new HealthcheckTest.Exec(List.of("bash", "-c", "</dev/tcp/127.0.0.1/1111"));

        assertThat(Probe.of(test, Duration.ofSeconds(30), facts("nobody")).orphans())
                .isEqualTo(Orphans.NEVER);
    }

    @Test
    void theDescendantIsNamed() {
        var verdict = exec("wget https://a", facts("alpine")).verdict();

        assertThat(verdict.descendant()).isEqualTo("the TLS helper of `wget`");
        assertThat(verdict.why()).contains("never waits for");
    }

    @Test
    void urlsAreRead() {
        assertThat(exec("wget -q https://u:p@Example.org:8443/a?b#c http://[::1]:80 c:x", facts("nobody"))
                        .urls())
                .containsExactly(
                        new ProbeUrl("https", "Example.org", 8443, "/a?b#c"),
                        new ProbeUrl("http", "::1", 80, "/"),
                        new ProbeUrl("http", "c", 0, "/"));
        assertThat(exec("wait-for-it db:5432 -t 3", facts("nobody")).urls())
                .containsExactly(new ProbeUrl("tcp", "db", 5432, "/"));
        assertThat(exec("curl --url https://a ftp://b", facts("nobody")).urls())
                .extracting(ProbeUrl::port)
                .containsExactly(443, 0);
    }

    @Test
    void plainHttpMayRedirect() {
        assertThat(exec("wget http://a", facts("nobody")).notes())
                .singleElement()
                .asString()
                .contains("redirects to https");
        assertThat(exec("wget http://a", facts("debian")).notes()).isEmpty();
    }

    @Test
    void theImagesShellRunsTheScript() {
        var facts = new Facts(
                Tier.IMAGE,
                DEBIAN,
                PidOne.UNKNOWN,
                List.of("/bin/bash", "-o", "pipefail", "-c"),
                List.of(),
                List.of(),
                List.of());

        assertThat(shell("sleep 100", facts).orphans()).isEqualTo(Orphans.NEVER);
    }

    @Test
    void nothingRunsWithoutATest() {
        for (var test : List.of(
                new HealthcheckTest.Disabled(),
                new HealthcheckTest.Inherited(),
                new HealthcheckTest.Malformed(List.of("wget", "https://a")))) {
            assertThat(Probe.of(test, Duration.ofSeconds(1), facts("alpine")))
                    .isEqualTo(new Probe(Probe.Form.NOTHING, List.of(), OrphanVerdict.NEVER, List.of(), List.of()));
        }
    }

    @Test
    void emptyAndMissingProgramsLeaveNothing() {
        assertThat(Probe.of(new HealthcheckTest.Exec(List.of()), Duration.ofSeconds(1), facts("alpine"))
                        .orphans())
                .isEqualTo(Orphans.NEVER);
        var shellLess = facts(new TreeMap<>(Map.of("sh", ToolKind.ABSENT, "wget", ToolKind.OTHER)));
        assertThat(shell("wget https://a", shellLess).orphans()).isEqualTo(Orphans.NEVER);
        assertThat(exec("wget https://a", shellLess).orphans()).isEqualTo(Orphans.UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "ALWAYS, DOES_NOT_REAP, LEAKING",
        "ON_TIMEOUT, DOES_NOT_REAP, LATENT",
        "ALWAYS, HOSTILE, CRITICAL",
        "ON_TIMEOUT, HOSTILE, CRITICAL",
        "ALWAYS, REAPS, SAFE",
        "UNKNOWN, REAPS, SAFE",
        "NEVER, HOSTILE, SAFE",
        "NEVER, UNKNOWN, SAFE",
        "ALWAYS, UNKNOWN, POSSIBLE",
        "UNKNOWN, DOES_NOT_REAP, POSSIBLE",
        "UNKNOWN, HOSTILE, POSSIBLE"
    })
    void aHazardIsOrphansTimesPidOne(Orphans orphans, PidOne pidOne, Hazard hazard) {
        assertThat(Hazard.of(orphans, pidOne)).isEqualTo(hazard);
    }

    @Test
    void wordsAreForReports() {
        assertThat(PidOne.DOES_NOT_REAP.word()).isEqualTo("does-not-reap");
        assertThat(Hazard.LEAKING.word()).isEqualTo("leaking");
        assertThat(Tier.TEXT.word()).isEqualTo("text");
        assertThat(Hazard.SAFE.isHarmful()).isFalse();
        assertThat(Hazard.POSSIBLE.isHarmful()).isTrue();
    }
}
