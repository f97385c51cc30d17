package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ServingTest {

    private static Settings settings(Map<String, String> given) {
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(Settings.class);
        given.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(Settings.class);
    }

    private static void start(String... given) {
        var settings = new TreeMap<String, String>();
        for (int at = 0; at < given.length; at += 2) {
            settings.put(given[at], given[at + 1]);
        }
        Serving.refuseContradictions(settings(settings));
    }

    @Test
    void plainHttpIsForLoopbackOnly() {
        assertThatThrownBy(() -> start("composure.http.insecure", "true", "composure.http.address", "0.0.0.0"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("loopback");
        assertThatCode(() -> start("composure.http.insecure", "true")).doesNotThrowAnyException();
        assertThatCode(() -> start("composure.http.address", "0.0.0.0")).doesNotThrowAnyException();
    }

    @Test
    void whoMayWriteNowhereCannotEnforce() {
        assertThatThrownBy(() -> start("composure.mode", "enforce"))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("--roots");
        assertThatCode(() -> start("composure.mode", "enforce", "composure.projects.roots", "/srv"))
                .doesNotThrowAnyException();
    }
}
