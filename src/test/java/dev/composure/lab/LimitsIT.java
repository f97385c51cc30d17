package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What is large or cannot be written must slow the operator down at most. */
@Tag("docker")
class LimitsIT {

    private static final Duration ALL_JUDGED = Duration.ofMinutes(10);
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int PROJECTS = 1_000;
    private static final int SERVICES = 5;
    private static final double MOST_MEBIBYTES = 400;
    private static final String POLICY = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: limits}
            spec: {mode: enforce}
            """;

    @RegisterExtension
    final Lab lab = new Lab();

    @TempDir
    Path folder;

    @Test
    @Tag("long")
    void aThousandProjectsWithFiveThousandContainersAreJudged() {
        try (var host = SimulatedHost.of(folder, PROJECTS, SERVICES)) {
            var operator = lab.serveOn(host.host(), Duration.ofHours(1), POLICY, List.of());

            Eventually.within(ALL_JUDGED, "all are judged", operator::projects, count -> count == PROJECTS);
            assertThat(host.inspected()).as("each once, and some twice").isLessThan(2 * PROJECTS * SERVICES);
            assertThat(operator.footprint().residentMebibytes()).isLessThan(MOST_MEBIBYTES);
        }
    }

    @Test
    void aFileOfTenMegabytesIsJudged() throws IOException {
        try (var host = SimulatedHost.of(folder, 1, 1)) {
            var file = folder.resolve("p0").resolve("compose.yaml");
            var blob = "configs:\n  large:\n    content: |\n" + ("      " + "x".repeat(993) + "\n").repeat(10_000);
            Files.writeString(file, Files.readString(file) + blob);
            var operator = lab.serveOn(host.host(), Duration.ofMinutes(10), POLICY, List.of());

            Eventually.within(SOON, "it is judged", operator::shown, shown -> shown.contains("missing-tool"));
        }
    }

    @Test
    void aStateFolderThatCannotBeWrittenMeansAuditOnly() throws IOException {
        var state = Files.createDirectory(folder.resolve("state"));
        var projects = Files.createDirectory(folder.resolve("projects"));
        try (var disk = SmallDisk.of(state, "4m");
                var host = SimulatedHost.of(projects, 1, 1)) {
            disk.makeReadOnly();
            var operator = lab.serveInsteadOf(state, host.host(), POLICY, projects);

            assertThat(operator.log()).contains(state + " cannot be written: this operator audits only", "mode audit");
            Eventually.within(SOON, "it judges", operator::shown, shown -> shown.contains("missing-tool"));
            assertThat(operator.shown()).contains("\"mode\":\"audit\"");
            try (var files = Files.list(state)) {
                assertThat(files).isEmpty();
            }
        }
    }
}
