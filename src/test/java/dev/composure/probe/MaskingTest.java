package dev.composure.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.HealthcheckTest;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

    private static final Facts NOTHING_KNOWN =
            new Facts(Tier.TEXT, new TreeMap<>(), PidOne.UNKNOWN, Facts.DEFAULT_SHELL, List.of(), List.of(), List.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '^', textBlock = """
            curl -f http://a                              ! NOTHING
            curl -f http://a || exit 1                    ! NOTHING
            curl -f http://a || true                      ! FORCED
            curl -f http://a || exit 0                    ! FORCED
            curl -f http://a || echo failed               ! FORCED
            curl -f http://a; exit 0                      ! FORCED
            curl -f http://a || exit 1; exit 0            ! NOTHING
            set -e; curl -f http://a; exit 0              ! NOTHING
            curl -f http://a && exit 0 || exit 1          ! NOTHING
            if curl http://a; then exit 0; fi; exit 1     ! NOTHING
            if curl http://a; then exit 1; fi; exit 0     ! NOTHING
            curl -s http://a | jq .                       ! PIPED
            curl -s http://a | jq . || exit 1             ! PIPED
            curl -s http://a | jq -e .ok                  ! NOTHING
            curl -s http://a | grep -q ok                 ! NOTHING
            curl -s http://a | tee /tmp/x | grep ok       ! NOTHING
            curl -s http://a | cat                        ! PIPED
            set -o pipefail; curl -s http://a | cat       ! NOTHING
            curl -s http://a | awk '{exit 1}'             ! NOTHING
            test "$(curl -s http://a | cat)" = ok         ! NOTHING
            curl http://a?b=1&c=2                         ! BACKGROUND
            curl http://a & wait                          ! NOTHING
            exit 0                                        ! NOTHING_ASKED
            echo ok                                       ! NOTHING_ASKED
            true                                          ! NOTHING_ASKED
            /bin/true                                     ! NOTHING_ASKED
            coproc curl | cat                             ! NOTHING
            """)
    void whatHidesAFailureIsTold(String script, Masking.Kind expected) {
        var probe = Probe.of(new HealthcheckTest.Shell(script), Duration.ofSeconds(10), NOTHING_KNOWN);

        assertThat(probe.masking().kind()).isEqualTo(expected);
    }

    @Test
    void wordsWithoutAShellHideNothingUnlessTheyAskNothing() {
        assertThat(masking("true")).isEqualTo(new Masking(Masking.Kind.NOTHING_ASKED, "true"));
        assertThat(masking("curl", "-f", "http://a")).isEqualTo(Masking.NONE);
        assertThat(masking("sh", "-c", "curl http://a || :").kind()).isEqualTo(Masking.Kind.FORCED);
    }

    private static Masking masking(String... words) {
        return Probe.of(new HealthcheckTest.Exec(List.of(words)), Duration.ofSeconds(10), NOTHING_KNOWN)
                .masking();
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1/, CONTAINER",
        "http://localhost/, CONTAINER",
        "http://web/, CONTAINER",
        "http://db/, SERVICE",
        "http://10.0.0.7/, UNKNOWN",
        "http://nas.local/, UNKNOWN",
        "http://alias/, UNKNOWN",
        "http://$HOST/, UNKNOWN",
        "1.1.1.1, OUTSIDE",
        "https://www.google.com/, OUTSIDE"
    })
    void theWayToTheHostIsTold(String url, Reach reach) {
        assertThat(ProbeUrl.parse(url).reach("web", List.of("db", "web"))).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({"rabbitmq-diagnostics, ERLANG", "kafka-topics.sh, JVM", "mongosh, MONGOSH", "python3, INTERPRETER"})
    void whatIsBootedIsTold(String tool, BootedRuntime runtime) {
        var probe = Probe.of(new HealthcheckTest.Exec(List.of(tool)), Duration.ofSeconds(10), NOTHING_KNOWN);

        assertThat(probe.invocations().getFirst().boots()).contains(runtime);
        assertThat(probe.invocations().getFirst().limit()).isEmpty();
        assertThat(runtime.words()).startsWith(runtime == BootedRuntime.CELERY ? "the" : "a");
    }
}
