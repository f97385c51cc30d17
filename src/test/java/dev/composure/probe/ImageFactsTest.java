package dev.composure.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.ProjectInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The merging is that of the engine: whatever the service leaves out is the image's. */
class ImageFactsTest {

    private static final ImageFacts.Check IMAGES = new ImageFacts.Check(
            List.of("CMD-SHELL", "curl -f http://localhost:$PORT/"),
            Duration.ofSeconds(10),
            Duration.ofSeconds(3),
            Duration.ofSeconds(90),
            Duration.ZERO,
            5);

    private static Healthcheck merged(String own) {
        var text = "services:\n  web:\n    image: web\n" + (own.isEmpty() ? "" : "    healthcheck: " + own + "\n");
        var loaded = new ComposeLoader(path -> Optional.of(text))
                .load(new ProjectInput("", "/p", List.of("/p/compose.yaml"), List.of(), new TreeMap<>()));
        return IMAGES.under(
                loaded.project().services().values().iterator().next().healthcheck());
    }

    @Test
    void aServiceWithoutACheckHasTheImages() {
        var check = merged("");

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Shell("curl -f http://localhost:$PORT/"));
        assertThat(check.writtenTest()).containsExactly("CMD-SHELL", "curl -f http://localhost:$$PORT/");
        assertThat(check.interval().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(check.retries().or(0)).isEqualTo(5);
        assertThat(check.startInterval().isWritten()).isFalse();
    }

    @Test
    void whatTheServiceSaysStandsAndTheRestIsTheImages() {
        var check = merged("{interval: 1m, timeout: 0s, retries: 2}");

        assertThat(check.test()).isInstanceOf(HealthcheckTest.Shell.class);
        assertThat(check.interval().or(Duration.ZERO)).isEqualTo(Duration.ofMinutes(1));
        assertThat(check.timeout().or(Duration.ZERO)).as("a zero says nothing").isEqualTo(Duration.ofSeconds(3));
        assertThat(check.startPeriod().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
        assertThat(check.retries().or(0)).isEqualTo(2);
    }

    @Test
    void aTestOfTheServicesOwnStillRunsInTheImagesRhythm() {
        var check = merged("{test: [CMD, 'true']}");

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Exec(List.of("true")));
        assertThat(check.timeout().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void whatIsDisabledStaysSo() {
        assertThat(merged("{disable: true}").test()).isEqualTo(new HealthcheckTest.Disabled());
    }

    @ParameterizedTest
    @CsvSource({
        "20.10.17, true, true",
        "20.10.5+dfsg1, true, true",
        "19.03.15, true, true",
        "20.10.18, false, true",
        "24.0.9, false, true",
        "25.0.0, false, false",
        "v28.1, false, false",
        "19.03.15 (Docker Desktop), true, true",
        "Podman 5.4.0, false, false",
        "'', false, false",
        "dev, false, false"
    })
    void versionsSayWhatAnEngineCannot(String engine, boolean neverKills, boolean lacksStartInterval) {
        var versions = new Versions(engine, "");

        assertThat(versions.neverKillsChecks()).isEqualTo(neverKills);
        assertThat(versions.lacksStartInterval()).isEqualTo(lacksStartInterval);
    }

    @ParameterizedTest
    @CsvSource({"26.1.5, ''", "26.1.5 (Docker Desktop), Docker Desktop", "Podman 5.4.0, Podman", "'', ''"})
    void versionsNameWhatIsNoEngineOfThisHost(String engine, String product) {
        assertThat(new Versions(engine, "2.26.1").otherProduct().orElse("")).isEqualTo(product);
    }
}
