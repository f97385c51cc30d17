package dev.composure.rest.metrics;

import dev.composure.operate.ReadStatus;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready is an operator whose last write to its database has succeeded.
@Readiness
@ApplicationScoped
public class StateWritable implements HealthCheck {

    private final ReadStatus read;

    StateWritable(ReadStatus read) {
        this.read = read;
    }

    @Override
    public HealthCheckResponse call() {
        return Troubles.answer("state", read.trouble());
    }
}
