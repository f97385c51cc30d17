package dev.composure.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class InclusionTest {

    @Test
    void includesInTheShortAndTheLongForm() {
        var project = InMemorySources.compose("""
                        include:
                          - sub/one.yaml
                          - path: [sub/two.yaml, sub/three.yaml]
                            project_directory: other
                            env_file: [sub/e.env]
                        services:
                          web: {extends: one}
                        """)
                .with(".env", "TAG=main")
                .with(
                        "sub/one.yaml",
                        "services: {one: {image: '${TAG}-${SUB}', healthcheck: {test: 'a $$b'}, env_file: in.env}}")
                .with("sub/.env", "TAG=sub\nSUB=s")
                .with("sub/in.env", "IN=1")
                .with("sub/two.yaml", "services: {two: {image: '${E}', healthcheck: {test: b}}}")
                .with(
                        "sub/three.yaml",
                        "services: {two: {healthcheck: {interval: 1s}, extends: {file: z.yaml, service: z}}}")
                .with("other/z.yaml", "services: {z: {labels: {z: 1}}}")
                .with("sub/e.env", "E=5")
                .load();
        var services = project.project().services();

        assertThat(project.problems()).isEmpty();
        assertThat(services).containsOnlyKeys("one", "two", "web");
        assertThat(services.values()).anySatisfy(one -> {
            assertThat(one.image()).isEqualTo("main-s");
            assertThat(one.healthcheck().test()).isEqualTo(new HealthcheckTest.Shell("a $b"));
            assertThat(one.environmentNames()).containsExactly("IN");
        });
        assertThat(services.values()).anySatisfy(two -> {
            assertThat(two.image()).isEqualTo("5");
            assertThat(two.labels()).containsEntry("z", "1");
            assertThat(two.healthcheck().interval().or(Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
        });
    }

    @Test
    void aConflictWithWhatIsIncludedIsAProblemUnlessBothAreEqual() {
        var sources = InMemorySources.compose("include: [i.yaml]\nservices: {a: {image: x}, b: {image: y}}")
                .with("i.yaml", "services: {a: {image: x}, b: {image: z}}\nvolumes: {v: {}}");

        assertThat(sources.load().problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message()).contains("services.b").contains("/p/i.yaml"));
    }

    @Test
    void missingCircularAndRemoteIncludesAreProblemsAndTheRestIsRead() {
        var project = InMemorySources.compose("""
                        include: [no.yaml, loop.yaml, 'oci://x/y', {path: []}]
                        services: {web: {healthcheck: {test: a}}}
                        """)
                .with("loop.yaml", "include: [loop.yaml]\nservices: {inner: {image: x}}")
                .load();

        assertThat(project.problems())
                .extracting(Problem::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("/p/no.yaml"),
                        message -> assertThat(message).contains("comes back to itself"),
                        message -> assertThat(message).contains("not on this disk"),
                        message -> assertThat(message).contains("needs the path"));
        assertThat(project.project().services()).containsOnlyKeys("inner", "web");
    }

    @Test
    void includeMustBeAList() {
        assertThat(InMemorySources.compose("include: a.yaml\nservices: {}")
                        .load()
                        .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("must be a list"));
        assertThat(InMemorySources.compose("include:\nservices: {}").load().problems())
                .isEmpty();
    }

    @Test
    void aMissingEnvFileOfAnIncludeIsANote() {
        var project = InMemorySources.compose("include: [{path: i.yaml, env_file: no.env}]")
                .with("i.yaml", "services: {a: {image: x}}")
                .load();

        assertThat(project.problems()).isEmpty();
        assertThat(project.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("/p/no.env"));
    }

    @Test
    void takesTheDefaultFilesOfAFolder() {
        var sources = new InMemorySources()
                .with("docker-compose.yml", "services: {a: {image: x}}")
                .with("compose.yml", "name: told\nservices: {b: {image: x}}")
                .with("compose.override.yaml", "services: {b: {init: true}}");

        assertThat(sources.load().project().services()).containsOnlyKeys("b");
        assertThat(sources.load().project().name()).isEqualTo("told");
        assertThat(sources.load().texts()).containsOnlyKeys("/p/compose.yml", "/p/compose.override.yaml");
        assertThat(new ComposeLoader(sources).files(new ProjectInput("", "/p", List.of(), List.of(), new TreeMap<>())))
                .containsExactly("/p/compose.yml", "/p/compose.override.yaml");
    }

    @Test
    void composeFileNamesTheFilesAlsoFromTheEnvFile() {
        var sources = new InMemorySources()
                .with(".env", "COMPOSE_FILE=x.yaml;y.yaml\nCOMPOSE_PATH_SEPARATOR=;\nCOMPOSE_PROJECT_NAME=given")
                .with("x.yaml", "services: {a: {image: x}}")
                .with("y.yaml", "services: {b: {image: x}}")
                .with("compose.yaml", "services: {c: {image: x}}");

        assertThat(sources.load().project().services()).containsOnlyKeys("a", "b");
        assertThat(sources.load().project().name()).isEqualTo("given");
    }

    @Test
    void aFolderWithoutAComposeFileIsAProblem() {
        assertThat(new InMemorySources().load().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("no compose file"));
    }

    @Test
    void explicitEnvFilesReplaceTheImplicitOne() {
        var sources = InMemorySources.compose("services: {web: {image: '$A$B$C'}}")
                .with(".env", "A=no")
                .with("one.env", "A=1\nB=1")
                .with("two.env", "B=2${A}")
                .withVariable("C", "3");
        var project = sources.load(List.of("/p/compose.yaml"), List.of("/p/one.env", "/p/two.env", "/p/none.env"));

        assertThat(project.project().services().firstEntry().getValue().image()).isEqualTo("1213");
        assertThat(project.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("none.env"));
    }
}
