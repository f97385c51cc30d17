package dev.composure.policy.excuses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.ProjectInput;
import dev.composure.policy.Finding;
import dev.composure.policy.Judge;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.probe.Facts;
import dev.composure.probe.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExceptionReviewTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final String COMPOSE = """
            name: billing
            services:
              api:
                image: web
                healthcheck:
                  test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
            """;

    private static PolicySet policies(String exception) {
        var reading = PolicyReader.read("p.yaml", """
                apiVersion: composure.dev/v1alpha1
                kind: HealthcheckPolicy
                metadata: {name: p}
                spec: {exceptions: {maxDays: 90, warnDays: 7}}
                ---
                apiVersion: composure.dev/v1alpha1
                kind: PolicyException
                metadata: {name: legacy}
                spec: {reason: "ticket 4711", owner: team-billing, %s}
                """.formatted(exception));
        assertThat(reading.problems()).isEmpty();
        return new PolicySet(reading.policies(), reading.exceptions(), "p.yaml", "", "");
    }

    private static ExceptionReview.Judged judged(PolicySet policies, Instant now) {
        var input = new ProjectInput("", "/x", List.of("/x/compose.yaml"), List.of(), new TreeMap<>());
        var project = new ComposeLoader(path -> path.endsWith(".yaml") ? Optional.of(COMPOSE) : Optional.empty())
                .load(input)
                .project();
        return new ExceptionReview.Judged(project, Tier.TEXT, Judge.judge(project, Facts::ofText, policies, now));
    }

    private static List<String> notes(String exception) {
        var policies = policies(exception);
        return ExceptionReview.of(policies, List.of(judged(policies, NOW)), NOW).stream()
                .map(note -> note.state().word() + " " + note.position() + " " + note.message())
                .toList();
    }

    private static boolean isExcepted(String exception) {
        return judged(policies(exception), NOW).findings().stream()
                .filter(finding -> finding.rule().name().equals("orphan-always"))
                .allMatch(Finding::isExcepted);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23, false, expired",
        "2026-11-24, true, expiring",
        "2026-12-01, true, expiring",
        "2026-12-02, true, ''",
        "2027-02-22, true, ''",
        "2027-02-23, false, too-long"
    })
    void itsEndDecides(String until, boolean isExcepted, String state) {
        var exception = "rules: [orphan-always], projects: [billing], services: [api], until: " + until;

        assertThat(isExcepted(exception)).isEqualTo(isExcepted);
        assertThat(String.join("", notes(exception))).startsWith(state);
        assertThat(notes(exception)).hasSize(state.isEmpty() ? 0 : 1);
    }

    @Test
    void itsReasonIsWithTheFinding() {
        var findings = judged(policies("rules: [orphan-always], projects: [billing], until: 2026-12-31"), NOW)
                .findings();

        assertThat(findings).filteredOn(Finding::isExcepted).singleElement().satisfies(finding -> {
            assertThat(finding.exception()).isEqualTo("legacy");
            assertThat(finding.exceptionReason()).isEqualTo("ticket 4711");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', textBlock = """
            rules: [redis-ping], projects: [billing]                   ! unused
            rules: [orphan-always], projects: [billing], services: [x] ! unused
            rules: [orphan-always, redis-ping], projects: [bill*]      ! ''
            rules: [missing-tool], projects: [billing]                 ! ''
            rules: [redis-ping], projects: [shop]                      ! ''
            """)
    void whatNothingNeedsIsToldOnlyWhereThatIsKnown(String exception, String state) {
        assertThat(String.join("", notes(exception + ", until: 2026-12-31"))).startsWith(state);
        assertThat(notes(exception + ", until: 2026-12-31")).hasSize(state.isEmpty() ? 0 : 1);
    }

    @Test
    void theNoteSaysWhereAndWhatToDo() {
        assertThat(notes("rules: [orphan-always], projects: [billing], until: 2026-11-01"))
                .containsExactly(
                        "expired p.yaml:8:18 The exception `legacy` of team-billing ended on 2026-11-01; what it"
                                + " covered counts again. Put that right, take the exception out, or agree on another end.");
        assertThat(notes("rules: [orphan-always], projects: [billing], until: 2028-01-01"))
                .containsExactly("too-long p.yaml:8:18 The exception `legacy` of team-billing ends on 2028-01-01, later"
                        + " than the policy allows, and has no effect. 2027-02-22 is the last day it may end on.");
    }
}
