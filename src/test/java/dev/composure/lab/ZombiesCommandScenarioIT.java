package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** `composure zombies` must say of a leak how large it is and whose, without any policy; and blame nobody blindly. */
@Tag("docker")
class ZombiesCommandScenarioIT {

    private static final Duration FIVE_PROBES_AND_MORE = Duration.ofSeconds(60);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void aLeakIsToldByItself() {
        var project = lab.up("LeakingHttps");
        new ProbeWatch(project, "web").awaitCompleted(6, FIVE_PROBES_AND_MORE);

        var web = row(project, Map.of(), "web");
        assertThat(web.at("/counter").asText()).isEqualTo("proc");
        assertThat(web.at("/zombies").asInt())
                .isGreaterThanOrEqualTo(10)
                .isEqualTo(web.at("/probe").asInt());
        assertThat(web.at("/perProbe").asDouble()).isEqualTo(2.0);
        assertThat(web.at("/pidOne/command").asText()).isEqualTo("sleep");
        assertThat(web.at("/pidOne/class").asText()).isEqualTo("does-not-reap");
        var bystander = row(project, Map.of(), "db");
        assertThat(bystander.at("/zombies").asInt()).isZero();
        assertThat(bystander.at("/pidOne/class").asText()).isEqualTo("unknown");
    }

    @Test
    void withoutTheHostsProcessesTheEngineCountsAndNobodyIsBlamed() {
        var project = lab.up("LeakingHttps");
        new ProbeWatch(project, "web").awaitCompleted(6, FIVE_PROBES_AND_MORE);

        var web = row(project, Map.of("COMPOSURE_PROC_PATH", project.folder().toString()), "web");
        assertThat(web.at("/probe").isNull()).isTrue();
        assertThat(web.at("/zombies").asInt())
                .isGreaterThanOrEqualTo(10)
                .isEqualTo(web.at("/unknown").asInt());
        assertThat(web.at("/counter").asText()).isEqualTo("engine");
    }

    /** A count that the probes of a second have not let settle is tried again. */
    private static JsonNode row(LabProject project, Map<String, String> environment, String service) {
        return Eventually.within(
                FIVE_PROBES_AND_MORE,
                service + " is counted",
                () -> container(project, environment, service),
                row -> !row.at("/zombies").isNull());
    }

    private static JsonNode container(LabProject project, Map<String, String> environment, String service) {
        var all = new TreeMap<>(environment);
        all.put("DOCKER_HOST", project.engine().host());
        var run = Command.run(all, Distribution.words("zombies", "--format", "json"));
        try {
            return StreamSupport.stream(
                            new JsonMapper()
                                    .readTree(run.output())
                                    .at("/containers")
                                    .spliterator(),
                            false)
                    .filter(row -> row.at("/project").asText().equals(project.name()))
                    .filter(row -> row.at("/service").asText().equals(service))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(run.output()));
        } catch (IOException broken) {
            throw new UncheckedIOException(run.output(), broken);
        }
    }
}
