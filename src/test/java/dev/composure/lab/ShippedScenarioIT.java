package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Composure as it ships, in a container by `config/compose.yaml`: it must observe without changing anything; and, told
/// to, remedy a leaking project through its own restart, stay what it is through an upgrade, and never touch itself.
@Tag("docker")
@Tag("long")
class ShippedScenarioIT {

    private static final Duration SEEN = Duration.ofSeconds(60);
    private static final Duration PROVEN = Duration.ofMinutes(3);
    private static final String POLICY = """
            apiVersion: composure.dev/v1alpha1
            kind: HealthcheckPolicy
            metadata: {name: everything}
            spec:
              mode: enforce
              remedies: {order: [init]}
              verify: {probes: 10, atLeast: 3s}
              rollout: {cooldown: 0s}
            """;

    @RegisterExtension
    final Lab lab = new Lab();

    private LabProject leaking;
    private ShippedProject operator;

    @BeforeEach
    void aProjectLeaks() {
        leaking = lab.prepare("InitRemedy");
        leaking.up();
        Zombies.of(leaking, "web").grow();
        operator = new ShippedProject(leaking, POLICY);
    }

    @AfterEach
    void takeDown() {
        System.out.println(operator.log());
        assertThat(operator.takeDown()).isEmpty();
    }

    @Test
    void itObservesAndChangesNothing() {
        var before = Snapshot.of(leaking);
        operator.up("compose.yaml");

        var view =
                operator.await(SEEN, "is judged", project -> !project.findings().isEmpty());
        assertThat(view.findings()).contains("orphan-always web");
        assertThat(view.remediations()).isEmpty();
        before.isUntouched();
    }

    @Test
    void itRemediesAcrossItsRestartAndAnUpgradeAndLeavesItselfAlone() throws IOException {
        var before = Snapshot.of(leaking);
        var itsFile = Files.readString(operator.file("compose.tempting.yaml"));
        var files = new String[] {"compose.yaml", "compose.operator.yaml", "compose.tempting.yaml"};
        operator.up(files);
        var itself = operator.container();

        operator.await(
                SEEN, "is being remedied", project -> !project.remediations().isEmpty());
        operator.restart();
        var view = operator.await(PROVEN, "is proven", ProjectView::isProven);
        assertThat(view.remediations()).containsExactly("init Proven");
        assertThat(leaking.text("compose.yaml")).isEqualTo(leaking.text("after.yaml"));
        before.isRecreated("web");
        before.isNotRecreated("tls");

        assertThat(operator.get(operator.name()).condition("Stalled")).isEqualTo("True Self");
        assertThat(operator.container()).isEqualTo(itself);
        assertThat(operator.file("compose.tempting.yaml")).hasContent(itsFile);

        var proven = Snapshot.of(leaking);
        operator.useImage(anotherVersion());
        operator.up(files);
        assertThat(operator.container()).isNotEqualTo(itself);
        var after = operator.await(SEEN, "is still proven", ProjectView::isProven);
        assertThat(after.latestRemediation()).isEqualTo(view.latestRemediation());
        proven.isUntouched();
    }

    /// The same under another name, which is another image to compose.
    private String anotherVersion() throws IOException {
        var engine = leaking.engine();
        var folder = Files.createDirectory(operator.file("next"));
        Files.writeString(folder.resolve("Dockerfile"), "FROM composure\nLABEL next=true\n");
        engine.docker("build", "--network=none", "--tag", "composure:next", folder.toString())
                .succeeded();
        assertThat(List.of("composure", "composure:next"))
                .extracting(image -> engine.docker("image", "inspect", "--format", "{{.Id}}", image)
                        .succeeded())
                .doesNotHaveDuplicates();
        return "composure:next";
    }
}
