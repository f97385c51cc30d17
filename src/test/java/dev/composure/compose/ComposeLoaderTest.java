package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComposeLoaderTest {

    private static Healthcheck healthcheck(String yaml) {
        return service("services:\n  web:\n    image: x\n" + yaml.indent(4)).healthcheck();
    }

    private static Service service(String text) {
        var services = InMemorySources.compose(text).load().project().services();
        assertThat(services).containsKey("web");
        return services.getOrDefault("web", services.firstEntry().getValue());
    }

    @Test
    void readsAnExecTestWithItsPosition() {
        var check = healthcheck("healthcheck:\n  test: [\"CMD\", \"curl\", \"-f\", \"http://localhost/\"]");

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Exec(List.of("curl", "-f", "http://localhost/")));
        assertThat(check.position()).isEqualTo(new Position("/p/compose.yaml", 5, 13, 5, 55));
    }

    @Test
    void takesAStringForAShellScript() {
        assertThat(healthcheck("healthcheck: {test: curl localhost || exit 1}").test())
                .isEqualTo(new HealthcheckTest.Shell("curl localhost || exit 1"));
        assertThat(healthcheck("healthcheck: {test: NONE}").test()).isEqualTo(new HealthcheckTest.Shell("NONE"));
        assertThat(healthcheck("healthcheck: {test: \"\"}").test()).isEqualTo(new HealthcheckTest.Shell(""));
    }

    @Test
    void tellsTheOtherFormsOfTestApart() {
        assertThat(healthcheck("healthcheck: {test: [CMD-SHELL, a b, c]}").test())
                .isEqualTo(new HealthcheckTest.Shell("a b", List.of("c")));
        assertThat(healthcheck("healthcheck: {test: [NONE]}").test()).isEqualTo(new HealthcheckTest.Disabled());
        assertThat(healthcheck("healthcheck: {disable: true, test: x}").test())
                .isEqualTo(new HealthcheckTest.Disabled());
        assertThat(healthcheck("healthcheck: {disable: \"true\"}").test()).isEqualTo(new HealthcheckTest.Disabled());
        assertThat(healthcheck("healthcheck: {disable: \"false\"}").test()).isEqualTo(new HealthcheckTest.Inherited());
        assertThat(healthcheck("healthcheck: {test: []}").test()).isEqualTo(new HealthcheckTest.Inherited());
        assertThat(healthcheck("healthcheck: {test: [/bin/x]}").test())
                .isEqualTo(new HealthcheckTest.Malformed(List.of("/bin/x")));
    }

    @Test
    void aServiceWithoutAHealthcheckInheritsThatOfItsImage() {
        var check = healthcheck("init: true");

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Inherited());
        assertThat(check.position()).hasToString("/p/compose.yaml:2:3");
    }

    @Test
    void readsTimings() {
        var check = healthcheck("""
                healthcheck:
                  test: x
                  interval: 1m30s
                  timeout: 1.5s
                  start_period: ${NOPE}
                  start_interval: 1d
                  retries: "4"
                """);

        assertThat(check.interval().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(90));
        assertThat(check.timeout().or(Duration.ZERO)).isEqualTo(Duration.ofMillis(1500));
        assertThat(check.startPeriod())
                .isInstanceOfSatisfying(
                        Setting.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("NOPE"));
        assertThat(check.startInterval()).isInstanceOf(Setting.Unknown.class);
        assertThat(check.retries().or(0)).isEqualTo(4);
    }

    @Test
    void keepsTheWordsOfTheFileBesideTheInterpolatedOnes() {
        var loaded = InMemorySources.compose("services: {web: {healthcheck: {test: 'a ${X:-b} $$c ${Y}'}}}")
                .load();
        var check = loaded.project().services().firstEntry().getValue().healthcheck();

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Shell("a b $c "));
        assertThat(check.writtenTest()).containsExactly("a ${X:-b} $$c ${Y}");
        assertThat(loaded.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("`Y` is not set"));
        assertThat(loaded.problems()).isEmpty();
    }
}
