package dev.composure.rest.metrics;

import dev.composure.operate.round.Controller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/// Alive is an operator whose loop goes round; one that does not is helped by a new process only.
@Liveness
@ApplicationScoped
public class LoopAlive implements HealthCheck {

    private final Instance<Controller> controller;

    LoopAlive(Instance<Controller> controller) {
        this.controller = controller;
    }

    @Override
    public HealthCheckResponse call() {
        return Troubles.answer("loop", controller.get().loopTrouble());
    }
}
