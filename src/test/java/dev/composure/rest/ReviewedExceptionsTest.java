package dev.composure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.composure.operate.InMemoryStore;
import dev.composure.operate.PolicyStanding;
import dev.composure.operate.ReadStatus;
import dev.composure.operate.policies.ReviewExceptions;
import dev.composure.policy.PolicyReader;
import dev.composure.policy.PolicySet;
import dev.composure.rest.kinds.CurrentObjects;
import dev.composure.rest.kinds.Kind;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An exception as the resource API shows it says whether somebody should look at it.
class ReviewedExceptionsTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-24T06:00:00Z"));

    private static PolicySet policies(String until) {
        var reading = PolicyReader.read("policy.yaml", """
                apiVersion: composure.dev/v1alpha1
                kind: PolicyException
                metadata: {name: legacy}
                spec: {rules: [no-reaper], projects: [blog], reason: "ticket 4711", owner: team-blog, until: %s}
                """.formatted(until));
        assertThat(reading.problems()).isEmpty();
        return new PolicySet(reading.policies(), reading.exceptions(), "policy.yaml", "", "digest");
    }

    private static JsonNode exception(PolicySet policies) {
        var read = new ReadStatus(new InMemoryStore());
        var exceptions = new ReviewExceptions(() -> PolicyStanding.good(policies), read, CLOCK);
        var json = new ObjectMapper().registerModule(new JavaTimeModule());
        return new CurrentObjects(read, () -> PolicyStanding.good(policies), exceptions, json)
                .of(Kind.POLICY_EXCEPTION)
                .firstEntry()
                .getValue();
    }

    @ParameterizedTest
    @CsvSource({"2027-03-31, ''", "2026-11-30, expiring", "2026-11-23, expired"})
    void itsReviewIsInTheStatus(String until, String review) {
        var status = exception(policies(until)).path("status");

        assertThat(status.path("review").asText()).isEqualTo(review);
        assertThat(status.path("message").asText().isEmpty()).isEqualTo(review.isEmpty());
        assertThat(status.path("source").asText()).isEqualTo("policy.yaml");
    }
}
