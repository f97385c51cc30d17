package dev.composure.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An operator that never looks at an engine, with a state folder of its own, on a free port. */
public final class QuietOperator implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "composure.state.path", "target/rest-test-state",
                "composure.http.insecure", "true",
                "quarkus.http.test-port", "0",
                "quarkus.scheduler.enabled", "false");
    }
}
