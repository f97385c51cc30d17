package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GivenSettingsTest {

    private static Settings read(Map<String, String> environment) {
        return GivenSettings.read(new TreeMap<>(environment));
    }

    @AfterEach
    void clear() {
        System.getProperties().keySet().removeIf(name -> name.toString().startsWith("composure.test-"));
        KnownSettings.names().forEach(System::clearProperty);
        System.clearProperty("composure.mod");
        System.clearProperty("composure.policy.git.intervall");
    }

    @ParameterizedTest
    @CsvSource({
        "COMPOSURE_MOD, COMPOSURE_MODE",
        "COMPOSURE_POLICY_SOURCES, COMPOSURE_POLICY_SOURCE",
        "COMPOSURE_HTP_PORT, COMPOSURE_HTTP_PORT"
    })
    void aVariableThatIsNotKnownIsRefusedWithTheNearest(String variable, String nearest) {
        assertThatThrownBy(() -> read(Map.of(variable, "8480")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("the variable %s is not known: %s is", variable, nearest);
    }

    @Test
    void aVariableThatIsLikeNoneIsRefusedWithWhereTheyAre() {
        assertThatThrownBy(() -> read(Map.of("COMPOSURE_SOMETHING_ELSE_ALTOGETHER", "x")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("src/docs/settings.md");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMPOSURE_TEST_ENGINE_HOST=x",
                "COMPOSURE_TOKEN=x",
                "COMPOSURE_JAVA=java",
                "COMPOSURE_PROJECTS_ROOTS_0_=/srv",
                "COMPOSURE_MODE=audit",
                "COMPOSURE_POLICY_GIT_TOKEN_FILE=/x",
                "COMPOSURE_SERVICE_HOST=10.0.0.1",
                "COMPOSURE_PORT=tcp://10.0.0.1:8480",
                "COMPOSURE_METRICS_PORT=tcp://10.0.0.1:8480",
                "COMPOSURE_PORT_8480_TCP_ADDR=10.0.0.1",
                "COMPOSURE_SERVICE_PORT_HTTPS=8480",
                "COMPOSE_FILE=x"
            })
    void whatOthersReadAndWhatKubernetesGivesIsLetBe(String variable) {
        var words = variable.split("=", 2);
        assertThat(KnownSettings.troubleWithVariable(words[0], words[1])).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"composure.mod, composure.mode", "composure.policy.git.intervall, composure.policy.git.interval"})
    void aPropertyThatIsNotKnownIsRefusedWithTheNearest(String property, String nearest) {
        System.setProperty(property, "x");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessage("the setting %s is not known: %s is", property, nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "composure.resync, soonish-SECRET, a duration",
        "composure.mode, SECRET, audit or propose or enforce",
        "composure.http.port, SECRET, a whole number",
        "composure.http.insecure, SECRET, true or false",
        "composure.log.json, SECRET, true or false",
        "composure.policy.git.timeout, SECRET, a duration",
        "composure.notify.url, 'https://SECRET at all', a URL"
    })
    void aMalformedValueIsRefusedByNameAndNotRepeated(String property, String value, String kind) {
        System.setProperty(property, value);
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(property)
                .hasMessageContaining(KnownSettings.variable(property))
                .hasMessageContaining(kind)
                .message()
                .doesNotContain("SECRET");
    }

    @Test
    void aPortThatIsNoneIsRefused() {
        System.setProperty("composure.http.port", "70000");
        assertThatThrownBy(() -> read(Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("composure.http.port");
    }

    @Test
    void whatIsWellFormedHoldsAndTheRestIsAsDocumented() {
        System.setProperty("composure.resync", "90s");
        var settings = read(Map.of("COMPOSURE_RESYNC", "90s"));
        assertThat(settings.resync()).isEqualTo(Duration.ofSeconds(90));
        assertThat(settings.http().address()).isEqualTo("127.0.0.1");
        assertThat(settings.http().port()).isEqualTo(8480);
        assertThat(settings.http().insecure()).as("TLS").isFalse();
    }

    /// `composure.http.address`, and in the same row its neighbours as `.port`.
    @Test
    void thePageListsEverySettingAndNoOther() throws IOException {
        var rows = Files.readString(Path.of("src/docs/settings.md"))
                .lines()
                .filter(line -> line.startsWith("| `composure."))
                .map(line -> line.split("\\|", -1)[1])
                .toList();
        var listed = rows.stream()
                .flatMap(row -> {
                    var words = Pattern.compile("`([^`]+)`")
                            .matcher(row)
                            .results()
                            .map(found -> found.group(1))
                            .toList();
                    var stem = words.getFirst().substring(0, words.getFirst().lastIndexOf('.'));
                    return words.stream().map(word -> word.startsWith(".") ? stem + word : word);
                })
                .collect(Collectors.toList());
        assertThat(listed).containsExactlyInAnyOrderElementsOf(KnownSettings.names());
    }
}
