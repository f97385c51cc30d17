package dev.composure.web;

import dev.composure.rest.QuietOperator;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** An operator that never looks at an engine, with projects of its own. */
public final class QuietDashboard implements QuarkusTestProfile {

    static final String STATE =
            "target/web-test-state-" + ProcessHandle.current().pid();

    @Override
    public Map<String, String> getConfigOverrides() {
        return QuietOperator.settings(STATE);
    }
}
