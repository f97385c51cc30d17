package dev.composure.app;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.nio.file.Path;
import java.util.Map;

/** An operator that never looks at an engine and listens with TLS on a free port, as it does by default. */
public final class SecureOperator implements QuarkusTestProfile {

    static final Path STATE =
            Path.of("target/tls-test-state-" + ProcessHandle.current().pid());

    @Override
    public Map<String, String> getConfigOverrides() {
        var folder = StateFolder.prepared(STATE, true);
        return Map.of(
                "composure.state.path", STATE.toString(),
                "composure.engine.host", "unix:///nonexistent/docker.sock",
                "quarkus.http.test-ssl-port", "0",
                "quarkus.http.test-port", "0",
                "quarkus.http.insecure-requests", "disabled",
                "quarkus.tls.key-store.pem.composure.cert", folder.certificate().toString(),
                "quarkus.tls.key-store.pem.composure.key", folder.key().toString(),
                "quarkus.scheduler.enabled", "false");
    }
}
