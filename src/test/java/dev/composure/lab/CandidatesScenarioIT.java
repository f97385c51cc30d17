package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that cannot fail proves nothing: each remedy's words tell a service that answers from one that does not. */
@Tag("docker")
class CandidatesScenarioIT {

    private static final Duration ANSWERS = Duration.ofSeconds(20);

    @RegisterExtension
    final Lab lab = new Lab();

    @ParameterizedTest
    @ValueSource(strings = {"HttpRemedy", "CurlRemedy", "NcRemedy", "BashRemedy"})
    void eachCandidateFailsWhenTheServiceIsDown(String scenario) {
        var project = lab.up(scenario);
        var words = remedyOf(project);
        Eventually.within(ANSWERS, words + " succeeds", () -> exec(project, words), code -> code == 0);

        project.write(project.text("compose.yaml")
                .replaceAll("command: \\[\"(sh|python3)\".*", "command: [sleep, infinity]"));
        project.up();

        assertThat(project.inspect("web", "{{json .Config.Cmd}}")).isEqualTo("[\"sleep\",\"infinity\"]");
        assertThat(exec(project, words)).isNotZero();
    }

    private static int exec(LabProject project, List<String> words) {
        var all = new ArrayList<>(List.of("exec", project.containerId("web").value()));
        all.addAll(words);
        return project.engine().docker(all.toArray(String[]::new)).exitCode();
    }

    /** The words of the check that the scenario ends with, as compose reads them. */
    private static List<String> remedyOf(LabProject project) {
        var config = project.engine()
                .compose(List.of(
                        "-p",
                        project.name(),
                        "-f",
                        project.folder().resolve("after.yaml").toString(),
                        "config",
                        "--format",
                        "json"))
                .succeeded();
        try {
            return new JsonMapper()
                    .readTree(config)
                    .at("/services/web/healthcheck/test")
                    .valueStream()
                    .skip(1)
                    .map(JsonNode::asText)
                    .toList();
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + config, broken);
        }
    }
}
