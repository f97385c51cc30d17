package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.ContainerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** How a project was at one moment, to say what has become of it since. */
record Snapshot(LabProject project, String text, FileTime modified, List<String> files, List<Definition> definitions) {

    /** What the engine knows of a service's container. */
    record Definition(String service, ContainerId container, String startedAt, String configHash, String healthcheck) {
        static Definition of(LabProject project, String service) {
            return new Definition(
                    service,
                    project.containerId(service),
                    project.startedAt(service),
                    project.inspect(service, "{{index .Config.Labels \"com.docker.compose.config-hash\"}}"),
                    project.inspect(service, "{{json .Config.Healthcheck}} {{json .HostConfig.Init}}"));
        }
    }

    static Snapshot of(LabProject project) {
        return new Snapshot(
                project,
                project.text("compose.yaml"),
                modified(project),
                project.fileNames(),
                project.services().stream()
                        .map(service -> Definition.of(project, service))
                        .toList());
    }

    private static FileTime modified(LabProject project) {
        try {
            return Files.getLastModifiedTime(project.file());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Definition definition(String service) {
        return definitions.stream()
                .filter(definition -> definition.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no service " + service + " in " + definitions));
    }

    /** The same container, which was not even restarted. */
    void isNotRecreated(String service) {
        assertThat(Definition.of(project, service)).isEqualTo(definition(service));
    }

    void isRecreated(String service) {
        assertThat(project.containerId(service))
                .isNotEqualTo(definition(service).container());
    }

    /** Another container of the very definition that was there. */
    void isBackAsItWas(String service) {
        var before = definition(service);
        var after = Definition.of(project, service);
        assertThat(after.container()).isNotEqualTo(before.container());
        assertThat(after.configHash()).isEqualTo(before.configHash());
        assertThat(after.healthcheck()).isEqualTo(before.healthcheck());
    }

    void hasItsFileBack() {
        assertThat(project.text("compose.yaml")).isEqualTo(text);
        assertThat(project.fileNames()).as("nothing is left beside it").isEqualTo(files);
    }

    /** No byte, no time stamp, no container is another. */
    void isUntouched() {
        hasItsFileBack();
        assertThat(modified(project)).isEqualTo(modified);
        definitions.forEach(definition -> isNotRecreated(definition.service()));
    }
}
