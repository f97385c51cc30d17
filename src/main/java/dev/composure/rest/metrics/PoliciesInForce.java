package dev.composure.rest.metrics;

import dev.composure.operate.PolicySource;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Says which policies are in force, and why newer ones are not. The last good ones work, so this is never
/// DOWN: whoever wants to know what is wrong with the newest must be able to ask. No remote is asked for
/// it.
@Readiness
@ApplicationScoped
public class PoliciesInForce implements HealthCheck {

    private final PolicySource policies;

    PoliciesInForce(PolicySource policies) {
        this.policies = policies;
    }

    @Override
    public HealthCheckResponse call() {
        var known = policies.known();
        var answer = HealthCheckResponse.named("policies")
                .up()
                .withData("commit", known.inForce().revision())
                .withData("digest", known.inForce().digest())
                .withData("reason", known.trouble().reason().word());
        if (known.trouble().isThere()) {
            answer.withData("trouble", known.trouble().message());
        }
        return answer.build();
    }
}
