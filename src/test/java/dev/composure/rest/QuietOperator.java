package dev.composure.rest;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An operator that never looks at an engine, with a state folder of its own, on a free port. */
public final class QuietOperator implements QuarkusTestProfile {

    /** A new one for each run, because the database of an earlier version may lie in an old one. */
    static final String STATE =
            "target/rest-test-state-" + ProcessHandle.current().pid();

    @Override
    public Map<String, String> getConfigOverrides() {
        return settings(STATE);
    }

    /** Those of an operator with that state folder. */
    public static Map<String, String> settings(String state) {
        return Map.of(
                "composure.state.path", state,
                "composure.engine.host", "unix:///nonexistent/docker.sock",
                "composure.http.insecure", "true",
                "quarkus.http.test-port", "0",
                "quarkus.scheduler.enabled", "false");
    }
}
