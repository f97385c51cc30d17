package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A recreate must bring the new check and leave everything else as it was, also in projects that are not like most. The
 * numbers are those of `src/docs/recreate.md`.
 */
@Tag("docker")
@Tag("long")
class OddProjectsScenarioIT {

    private static final Duration PROVEN = Duration.ofMinutes(3);

    @RegisterExtension
    final Lab lab = new Lab();

    private LabProject prepared(String words, String others) {
        var project = lab.prepare("Recreated");
        project.edit(words, others);
        return project;
    }

    private ProjectView settled(LabProject project, Predicate<ProjectView> holds) {
        return lab.serve(
                        LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")),
                        List.of(project),
                        "--mode",
                        "enforce")
                .await(project, PROVEN, "settles", holds);
    }

    private static boolean isWritten(ProjectView view) {
        return view.remediations().equals(List.of("init Written PendingDeploy"));
    }

    private void proven(LabProject project) {
        settled(project, ProjectView::isProven);
        assertThat(project.text("compose.yaml")).contains("init: true");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
    }

    /** F15, F16: nothing is pulled and nothing is built. */
    @Test
    void itsImage() throws IOException {
        var project = prepared(
                "image: composure-test/busybox # web",
                "image: composure-test/busybox\n    pull_policy: always\n    build: .");
        Files.writeString(project.folder().resolve("Dockerfile"), "FROM composure-test/tls\n");
        project.up();
        var image = project.inspect("web", "{{.Image}}");
        proven(project);
        assertThat(project.inspect("web", "{{.Image}}")).isEqualTo(image);
    }

    /** F21: three by hand stay three. */
    @Test
    void howManyThereAre() {
        var project = lab.prepare("Recreated");
        project.compose("up", "-d", "--scale", "web=3").succeeded();
        settled(project, ProjectView::isProven);
        assertThat(names(project))
                .contains(project.name() + "-web-1", project.name() + "-web-2", project.name() + "-web-3")
                .hasSize(5);
    }

    private static List<String> names(LabProject project) {
        return project.compose("ps", "-a", "--format", "{{.Name}}")
                .succeeded()
                .lines()
                .sorted()
                .toList();
    }

    /** F22: a person paused it. */
    @Test
    void thatItIsPaused() {
        var project = lab.up("Recreated");
        project.compose("pause", "web").succeeded();
        var before = Snapshot.of(project);
        settled(project, OddProjectsScenarioIT::isWritten);
        before.isNotRecreated("web");
        assertThat(project.inspect("web", "{{.State.Status}}")).isEqualTo("paused");
        project.compose("unpause", "web").succeeded();
    }

    /** F23: what `compose run` started has the service's labels and is none of its containers. */
    @Test
    void aOneOffBesideIt() {
        var project = lab.up("Recreated");
        var name = project.name() + "-once";
        project.compose("run", "-d", "--no-deps", "--name", name, "web").succeeded();
        try {
            var started = project.engine()
                    .docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)
                    .succeeded();
            proven(project);
            assertThat(project.engine()
                            .docker("inspect", "--format", "{{.Id}} {{.State.StartedAt}}", name)
                            .succeeded())
                    .isEqualTo(started);
        } finally {
            project.engine().docker("rm", "-fv", name).succeeded();
        }
    }

    /** F28: `--compatibility` names containers in another way. */
    @Test
    void itsNameOfTheFirstCompose() {
        var project = lab.prepare("Recreated");
        project.compose("--compatibility", "up", "-d").succeeded();
        proven(project);
        assertThat(project.inspect("web", "{{.Name}}")).isEqualTo("/" + project.name() + "_web_1");
    }

    /** F27: the file is a link. */
    @Test
    void thatItsFileIsALink() throws IOException {
        var project = lab.prepare("Recreated");
        var target = project.folder().resolve("real.yaml");
        Files.move(project.file(), target);
        Files.createSymbolicLink(project.file(), target.getFileName());
        project.up();
        proven(project);
        assertThat(project.file()).isSymbolicLink();
        assertThat(target).isRegularFile().content().contains("init: true");
    }

    /** Beside them: a file of ten megabytes, of which not one byte but the edit may change. */
    @Test
    void everyByteOfALargeFile() throws IOException {
        var project = lab.prepare("Recreated");
        var filler = new StringBuilder();
        for (int line = 0; filler.length() < 10_000_000; line++) {
            filler.append("# line ").append(line).append(" of what somebody keeps here, with umlauts: äöü\n");
        }
        project.write(filler + project.text("compose.yaml"));
        project.up();
        proven(project);
        var after = Files.readString(project.file(), StandardCharsets.UTF_8);
        assertThat(after.startsWith(filler.toString())).isTrue();
    }

    /** Beside them: compose files may be JSON. */
    @Test
    void aFileThatIsJson() {
        var project = lab.prepare("Recreated");
        project.write("""
                {"services": {
                  "web": {"image": "composure-test/busybox", "command": ["sleep", "infinity"], "stop_signal": "KILL",
                    "healthcheck": {"test": ["CMD", "wget", "-q", "-O", "/dev/null", "https://tls:8443/"],
                      "interval": "500ms", "timeout": "5s", "retries": 3}},
                  "tls": {"image": "composure-test/tls", "stop_signal": "KILL"}}}
                """);
        project.up();
        settled(project, ProjectView::isProven);
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
        assertThat(project.compose("config").succeeded()).contains("init: true");
        assertThat(project.text("compose.yaml")).contains("\"init\"").startsWith("{\"services\"");
    }

    /** Beside them: the check comes from a file in another folder that has CRLF. */
    @Test
    void anExtendedFileWithCrlf() throws IOException {
        var project = prepared("""
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://tls:8443/"]
                      interval: 500ms
                      timeout: 5s
                      retries: 3
                """.indent(0), "    extends: {file: base/web.yaml, service: checked}\n");
        var base = project.folder().resolve("base");
        Files.createDirectory(base);
        Files.writeString(base.resolve("web.yaml"), """
                services:
                  checked: # by all who extend it
                    healthcheck:
                      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://tls:8443/"]
                      interval: 500ms
                      timeout: 5s
                      retries: 3
                """.replace("\n", "\r\n"));
        project.up();
        project.awaitHealthy("web");
        settled(project, ProjectView::isProven);
        assertThat(Files.readString(base.resolve("web.yaml")).replace("\r\n", ""))
                .doesNotContain("\n", "\r");
        assertThat(project.text("compose.yaml")).doesNotContain("\r");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
    }

    /** Beside them: two projects include the same file, which gets the edit for both. */
    @Test
    void aFileThatAnotherProjectIncludes() throws IOException {
        var project = lab.prepare("Recreated");
        var shared = project.folder().resolve("shared.yaml");
        Files.move(project.file(), shared);
        project.write("include: [shared.yaml]\n");
        project.up();
        var other = lab.prepare("Recreated");
        other.write("include: [%s]\n".formatted(shared));
        other.up();
        project.awaitHealthy("web");
        var othersBefore = Snapshot.of(other);
        var operator = lab.serve(
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}"))
                        .replace("cooldown: 0s", "cooldown: 0s, approval: required"),
                List.of(project, other),
                "--mode",
                "enforce");
        var held = operator.await(
                project,
                PROVEN,
                "waits for a yes",
                view -> view.message("Stalled").contains("composure approve"));
        assertThat(operator.plan(project)).contains("also read by %s".formatted(other.name()), "recreate web");
        var words = held.message("Stalled");
        operator.approve(project, words.substring(words.lastIndexOf(' ') + 1).replace("`", ""))
                .succeeded();
        operator.await(project, PROVEN, "is proven", ProjectView::isProven);
        assertThat(shared).content().contains("init: true");
        assertThat(project.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
        othersBefore.hasItsFileBack();
        other.services().forEach(othersBefore::isNotRecreated);
    }

    /** Beside them: thirty services, of which one has the check. */
    @Test
    void twentyNineOthers() {
        var project = lab.prepare("Recreated");
        var others = new StringBuilder();
        for (int number = 0; number < 27; number++) {
            others.append("  other%d: {image: composure-test/busybox, command: [sleep, infinity], stop_signal: KILL}%n"
                    .formatted(number));
        }
        project.edit("  db:\n", others + "  db:\n");
        project.up();
        var before = Snapshot.of(project);
        proven(project);
        before.isRecreated("web");
        project.services().stream().filter(name -> !name.equals("web")).forEach(before::isNotRecreated);
    }

    /** Beside them: who waits for who waits for it to be healthy. */
    @Test
    void aChainThatWaitsForItsHealth() {
        var project = prepared("  db:\n", """
                  waits:
                    image: composure-test/busybox
                    command: [sleep, infinity]
                    stop_signal: KILL
                    healthcheck: {test: [CMD, "true"], interval: 1s}
                    depends_on: {web: {condition: service_healthy}}
                  last:
                    image: composure-test/busybox
                    command: [sleep, infinity]
                    stop_signal: KILL
                    depends_on: {waits: {condition: service_healthy}}
                  db:
                """.indent(0));
        project.up();
        var before = Snapshot.of(project);
        proven(project);
        before.isRecreated("web");
        for (var name : List.of("waits", "last", "db")) {
            before.isNotRecreated(name);
        }
    }
}
