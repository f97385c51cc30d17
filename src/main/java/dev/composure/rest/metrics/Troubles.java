package dev.composure.rest.metrics;

import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// How health checks answer.
final class Troubles {

    private Troubles() {}

    /// UP without trouble; else DOWN, with the words for it.
    static HealthCheckResponse answer(String name, Optional<String> trouble) {
        var answer = HealthCheckResponse.named(name).status(trouble.isEmpty());
        trouble.ifPresent(words -> answer.withData("trouble", words));
        return answer.build();
    }
}
