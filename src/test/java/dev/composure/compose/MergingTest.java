package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergingTest {

    private static final String BASE = """
            services:
              web:
                image: x
                command: [a]
                environment: {A: 1}
                labels: [l=1]
                dns: 1.1.1.1
                expose: ["80"]
                depends_on: [db]
                build: .
                logging: {driver: x, options: {a: b}}
                ulimits: {nofile: 1}
                healthcheck: {test: [CMD, a], interval: 3s, retries: 2}
              db: {image: d}
            """;

    private static LoadedProject over(String override) {
        return InMemorySources.compose(BASE).with("over.yaml", override).load("compose.yaml", "over.yaml");
    }

    private static Service web(LoadedProject project) {
        assertThat(project.project().services()).containsKey("web");
        return project.project()
                .services()
                .getOrDefault("web", project.project().services().firstEntry().getValue());
    }

    @Test
    void aHealthcheckIsMergedKeyByKeyAndItsTestReplaced() {
        var check = web(over("services: {web: {healthcheck: {test: [CMD, b], timeout: 9s}}}"))
                .healthcheck();

        assertThat(check.test()).isEqualTo(new HealthcheckTest.Exec(List.of("b")));
        assertThat(check.position().file()).isEqualTo("/p/over.yaml");
        assertThat(check.interval().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(3));
        assertThat(check.timeout().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(9));
        assertThat(check.retries().or(0)).isEqualTo(2);
    }

    @Test
    void aNullKeepsWhatIsBelowIt() {
        assertThat(web(over("services: {web: {healthcheck: , image: }}"))
                        .healthcheck()
                        .hasTest())
                .isTrue();
        assertThat(over("services: {web: {healthcheck: {test: }}}").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("`test` has no value"));
    }

    @Test
    void likeIsLaidOverLikeInEitherSpelling() {
        var service = web(over("""
                services:
                  web:
                    command: b "c d"
                    environment: [B=2, A=3]
                    labels: {l: 2, m: 3}
                    dns: [2.2.2.2]
                    expose: [81, "80"]
                    depends_on: {db: {condition: service_healthy}}
                    build: {context: b}
                    logging: {driver: y}
                    ulimits: {nofile: {soft: 1, hard: 2}}
                """));

        assertThat(service.command()).containsExactly("b", "c d");
        assertThat(service.environmentNames()).containsExactly("A", "B");
        assertThat(service.labels()).containsEntry("l", "2").containsEntry("m", "3");
        assertThat(service.containerPorts()).containsExactly(80, 81);
        assertThat(service.dependsOn()).containsEntry("db", "service_healthy");
    }

    @Test
    void whatCannotBeMergedIsAProblemAtTheOverride() {
        assertThat(over("services: {web: {healthcheck: [x]}}").problems())
                .anySatisfy(problem -> assertThat(problem.message()).contains("cannot merge"))
                .allSatisfy(problem -> assertThat(problem.position().file()).isEqualTo("/p/over.yaml"));
    }

    @Test
    void resetTakesAKeyAwayAndOverrideReplacesIt() {
        var reset = web(over("services: {web: {healthcheck: {interval: !reset null, timeout: 1s}}}"));
        var whole = web(over("services: {web: {healthcheck: !reset {}}}"));
        var replaced = web(over("services: {web: {healthcheck: !override {test: [CMD, z]}}}"));

        assertThat(reset.healthcheck().interval().isWritten()).isFalse();
        assertThat(reset.healthcheck().retries().or(0)).isEqualTo(2);
        assertThat(whole.healthcheck().test()).isEqualTo(new HealthcheckTest.Inherited());
        assertThat(replaced.healthcheck().retries().isWritten()).isFalse();
        assertThat(replaced.healthcheck().test()).isEqualTo(new HealthcheckTest.Exec(List.of("z")));
    }

    @Test
    void resetMayStandBehindAnAlias() {
        var service = web(
                over(
                        "x-r: &r !reset null\nservices: {web: {healthcheck: {interval: *r, test: !override [CMD, q]}, dns: [!reset 3]}}"));

        assertThat(service.healthcheck().interval().isWritten()).isFalse();
        assertThat(service.healthcheck().test()).isEqualTo(new HealthcheckTest.Exec(List.of("q")));
    }

    @Test
    void theDocumentsOfAFileAreLaidOverEachOther() {
        var service = web(InMemorySources.compose(BASE + "---\nservices: {web: {healthcheck: {interval: 7s}}}\n")
                .load());

        assertThat(service.healthcheck().interval().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void extendsReachesThroughTheFileAndIntoOthers() {
        var sources = InMemorySources.compose("""
                        services:
                          web:
                            extends: {service: mid}
                            healthcheck: {interval: 9s}
                          mid:
                            extends: {file: sub/common.yaml, service: base}
                            env_file: own.env
                        """)
                .with("sub/common.yaml", """
                        services:
                          base: {extends: root, env_file: [a.env, {path: b.env}]}
                          root: {extends: {file: deeper.yaml, service: it}, healthcheck: {test: [CMD, r]}}
                        """)
                .with("sub/deeper.yaml", "services: {it: {init: true, healthcheck: {test: z, retries: 5}}}")
                .with("sub/a.env", "FROM_A=1")
                .with("own.env", "OWN=1");
        var project = sources.load();
        var service = web(project);

        assertThat(service.healthcheck().test()).isEqualTo(new HealthcheckTest.Exec(List.of("r")));
        assertThat(service.healthcheck().position().file()).isEqualTo("/p/sub/common.yaml");
        assertThat(service.healthcheck().retries().or(0)).isEqualTo(5);
        assertThat(service.init().or(false)).isTrue();
        assertThat(service.environmentNames()).containsExactly("FROM_A", "OWN");
        assertThat(project.problems()).isEmpty();
        assertThat(project.notes())
                .anySatisfy(note -> assertThat(note.message()).contains("/p/sub/b.env"));
        assertThat(project.texts()).containsKeys("/p/compose.yaml", "/p/sub/common.yaml", "/p/sub/deeper.yaml");
    }

    @Test
    void resetTakesAwayWhatIsExtended() {
        var service = web(InMemorySources.compose("""
                services:
                  base: {healthcheck: {test: a, interval: 3s}}
                  web: {extends: base, healthcheck: {interval: !reset null}}
                """).load());

        assertThat(service.healthcheck().interval().isWritten()).isFalse();
        assertThat(service.healthcheck().test()).isEqualTo(new HealthcheckTest.Shell("a"));
    }

    @Test
    void extendsInACircleIsReportedAndTheRestIsRead() {
        var project = InMemorySources.compose("""
                services:
                  web: {extends: db, healthcheck: {test: a}}
                  db: {extends: web}
                """).load();

        assertThat(project.problems())
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.message())
                        .contains("extends itself")
                        .contains("`web`")
                        .contains("`db`"));
        assertThat(web(project).healthcheck().test()).isEqualTo(new HealthcheckTest.Shell("a"));
    }

    @Test
    void aBaseThatIsNotThereIsAProblemAtTheExtends() {
        assertThat(InMemorySources.compose("services: {web: {extends: nope}}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("no service `nope`"));
        assertThat(InMemorySources.compose("services: {web: {extends: {file: no.yaml, service: a}}}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("/p/no.yaml"));
        assertThat(InMemorySources.compose("services: {web: {extends: {file: 'https://x/y.yaml', service: a}}}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("not on this disk"));
        assertThat(InMemorySources.compose("services: {web: {extends: {file: x.yaml}}}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("needs the name"));
    }
}
