package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of the packaged operator, as objects for machines behind its switch, and as lines for people without. */
@Tag("docker")
class LogScenarioIT {

    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> AS_JSON = List.of("env", "COMPOSURE_LOG_JSON=true");
    private static final List<String> PLANTED = List.of(
            "planted-in-a-label",
            "planted-in-the-environment",
            "planted-in-the-probe",
            "planted-in-a-query",
            "planted-in-dotenv",
            "planted-in-an-env-file");

    @RegisterExtension
    final Lab lab = new Lab();

    private RunningOperator remedying(List<String> command, LabProject project) {
        var operator = lab.serveBehind(
                command,
                project.engine().host(),
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")),
                List.of(project),
                "--mode",
                "enforce");
        operator.await(project, SETTLED, "is proven", ProjectView::isProven);
        assertThat(operator.log()).as("no secret").doesNotContain(PLANTED);
        return operator;
    }

    private static boolean isObject(String line) {
        try {
            return MAPPER.readTree(line).isObject();
        } catch (JsonProcessingException none) {
            return false;
        }
    }

    private static JsonNode object(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + line, broken);
        }
    }

    @Test
    void behindTheSwitchEachLineIsAnObjectAndWhatIsOfAProjectNamesItAndItsRound() {
        var project = lab.up("Secrets");
        assertThat(project.inspect("web", "{{json .Config}}"))
                .as("the container has what is looked for")
                .contains(PLANTED);
        var lines = remedying(AS_JSON, project)
                .log()
                .lines()
                .map(LogScenarioIT::object)
                .toList();

        assertThat(lines)
                .allMatch(line -> line.has("timestamp") && line.has("level") && line.has("message"))
                .anyMatch(line -> line.path("message").asText().startsWith("mode enforce, policies from "));
        var ofRounds = lines.stream()
                .filter(line -> line.path("loggerName").asText().startsWith("dev.composure.operate.round."))
                .toList();
        assertThat(ofRounds).hasSizeGreaterThan(2).allSatisfy(line -> {
            assertThat(line.at("/mdc/project").asText()).isEqualTo(project.name());
            assertThat(line.at("/mdc/round").asLong()).isPositive();
        });
        assertThat(ofRounds).extracting(line -> line.at("/mdc/round").asLong()).isSorted();
        assertThat(lines)
                .allMatch(line -> line.at("/mdc/project").isMissingNode()
                        == line.at("/mdc/round").isMissingNode());
    }

    @Test
    void withoutItEachIsALineOfWords() {
        var project = lab.up("Secrets");
        var lines = remedying(List.of("env"), project).log().lines().toList();
        assertThat(lines)
                .noneMatch(LogScenarioIT::isObject)
                .anyMatch(line -> line.contains(" INFO ") && line.contains("mode enforce, policies from "))
                .anyMatch(line -> line.contains(" " + project.name() + " "));
    }
}
