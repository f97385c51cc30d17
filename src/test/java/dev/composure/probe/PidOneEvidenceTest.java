package dev.composure.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.probe.PidOneEvidence.Orphaned;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidOneEvidenceTest {

    private static PidOne classOf(String command, String processName, Orphaned orphaned) {
        return new PidOneEvidence(false, true, List.of(command, "-x"), processName, false, orphaned).pidOne();
    }

    @ParameterizedTest
    @CsvSource({
        "/sbin/tini, '', NONE_SEEN, REAPS",
        "/entrypoint.sh, dumb-init, NONE_SEEN, REAPS",
        "docker-entrypoint.sh, postgres, NONE_SEEN, HOSTILE",
        "/usr/bin/postgres, '', REAPED, HOSTILE",
        "node, node, NONE_SEEN, UNKNOWN",
        "node, node, STAYED, DOES_NOT_REAP",
        "node, node, REAPED, REAPS",
        "sh, '', NONE_SEEN, UNKNOWN",
        "sh, sleep, NONE_SEEN, UNKNOWN",
        "sh, sh, NONE_SEEN, REAPS",
        "bash, bash, STAYED, DOES_NOT_REAP",
        "tini, tini, STAYED, REAPS"
    })
    void isTakenForWhatItIsAndThenForWhatItDid(String command, String process, Orphaned orphaned, PidOne expected) {
        assertThat(classOf(command, process, orphaned)).isEqualTo(expected);
    }

    @Test
    void anInitOfTheEngineReapsUnlessTheNamespaceIsShared() {
        assertThat(new PidOneEvidence(true, true, List.of(), "node", false, Orphaned.NONE_SEEN).pidOne())
                .isEqualTo(PidOne.REAPS);
        assertThat(new PidOneEvidence(true, false, List.of(), "node", false, Orphaned.STAYED).verdict())
                .isEqualTo(new PidOneEvidence.Verdict(PidOne.UNKNOWN, "its pid namespace is not its own"));
    }

    @Test
    void whatIgnoresItsChildrenHasThemReapedByTheKernel() {
        assertThat(new PidOneEvidence(false, true, List.of("httpd"), "httpd", true, Orphaned.NONE_SEEN).pidOne())
                .isEqualTo(PidOne.REAPS);
    }
}
