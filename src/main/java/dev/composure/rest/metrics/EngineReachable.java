package dev.composure.rest.metrics;

import dev.composure.operate.round.Controller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready is an operator that reached the engine the last time it tried.
@Readiness
@ApplicationScoped
public class EngineReachable implements HealthCheck {

    private final Instance<Controller> controller;

    EngineReachable(Instance<Controller> controller) {
        this.controller = controller;
    }

    @Override
    public HealthCheckResponse call() {
        return Troubles.answer("engine", controller.get().engineTrouble());
    }
}
