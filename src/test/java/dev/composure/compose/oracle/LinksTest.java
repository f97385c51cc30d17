package dev.composure.compose.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.composure.compose.ComposeLoader;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links and `..` that lead out of a project lead us exactly where they lead Docker Compose: what a file behind a link
/// names is sought beside the link.
class LinksTest {

    @TempDir
    Path temporary;

    private Path project;

    @BeforeEach
    void aProjectAndWhatLiesOutside() throws IOException {
        project = Files.createDirectory(temporary.toRealPath().resolve("project"));
        var outside = Files.createDirectories(temporary.toRealPath().resolve("outside/deep"));
        write(outside.resolve("base.yaml"), "services: {base: {extends: {file: beside.yaml, service: it}}}");
        write(outside.resolve("beside.yaml"), "services: {it: {image: x, healthcheck: {test: beside the file}}}");
        write(outside.resolve("inc.yaml"), "services: {inc: {extends: {file: ../up.yaml, service: it}}}");
        write(outside.resolve("../up.yaml"), "services: {it: {image: x, healthcheck: {test: above the folder}}}");
        write(project.resolve("beside.yaml"), "services: {it: {image: x, healthcheck: {test: beside the link}}}");
        write(project.resolve("up.yaml"), "services: {it: {image: x, healthcheck: {test: above the link}}}");
        Files.createSymbolicLink(project.resolve("base.yaml"), outside.resolve("base.yaml"));
        Files.createSymbolicLink(project.resolve("linked"), outside);
        write(project.resolve("compose.yaml"), """
                include: [linked/inc.yaml]
                services:
                  link: {extends: {file: base.yaml, service: base}}
                  folder: {extends: {file: linked/base.yaml, service: base}}
                  dots: {extends: {file: ../outside/deep/base.yaml, service: base}}
                  around: {extends: {file: linked/../up.yaml, service: it}}
                """);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }

    private LoadedProject read() {
        var file = project.resolve("compose.yaml").toString();
        return new ComposeLoader(new DiskSources())
                .load(new ProjectInput("", project.toString(), List.of(file), List.of(), new TreeMap<>()));
    }

    private static HealthcheckTest test(LoadedProject project, String service) {
        return project.project()
                .services()
                .getOrDefault(service, project.project().services().firstEntry().getValue())
                .healthcheck()
                .test();
    }

    @Test
    void leadWhereTheyLeadCompose() {
        var ours = read();

        assertThat(ours.problems()).isEmpty();
        assertThat(test(ours, "link")).isEqualTo(new HealthcheckTest.Shell("beside the link"));
        assertThat(test(ours, "folder")).isEqualTo(new HealthcheckTest.Shell("beside the file"));
        assertThat(test(ours, "dots")).isEqualTo(new HealthcheckTest.Shell("beside the file"));
        assertThat(test(ours, "around")).isEqualTo(new HealthcheckTest.Shell("above the link"));
        assertThat(test(ours, "inc")).isEqualTo(new HealthcheckTest.Shell("above the link"));
    }

    @Test
    void composeSaysTheSame() {
        var cli = LiveOracle.find();
        assumeThat(cli).as("not run: there is no docker-compose here").isPresent();
        var theirs = cli.orElseThrow()
                .config(project, List.of(project.resolve("compose.yaml")), true)
                .orElseThrow();

        assertThat(read().project().services().values())
                .hasSize(5)
                .allSatisfy(service -> assertThat(ServiceComparison.differences(
                                service, theirs.path("services").path(service.name())))
                        .isEmpty());
    }
}
