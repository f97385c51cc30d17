package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a person has undone must be as it was before Composure came, and stay so. */
@Tag("docker")
class ByHandScenarioIT {

    private static final Duration SETTLED = Duration.ofMinutes(3);

    @RegisterExtension
    final Lab lab = new Lab();

    private RunningOperator serve(LabProject project) {
        return lab.serve(
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")), List.of(project), "--mode", "enforce");
    }

    @Test
    void aRollbackBringsBackTheVeryFileAndDefinition() {
        var project = lab.up("Recreated");
        var before = Snapshot.of(project);
        var operator = serve(project);
        var proven = operator.await(project, SETTLED, "is proven", ProjectView::isProven);
        before.isRecreated("web");
        assertThat(operator.history(project).succeeded()).contains("init on web", "+    init: true", "recreate web");

        // As long as somebody else has changed the file it stays as it is.
        var ours = project.text("compose.yaml");
        project.write(ours + "# somebody's\n");
        var refused = operator.rollback(proven.latestRemediation());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.output()).contains("+# somebody's", "-    init: true", ".patch");
        assertThat(project.text("compose.yaml")).endsWith("# somebody's\n");

        project.write(ours);
        operator.rollback("--all").succeeded();
        operator.await(
                project,
                SETTLED,
                "is rolled back and left alone",
                seen -> seen.remediations().equals(List.of("init Restored RolledBack"))
                        && seen.condition("Stalled").equals("True RolledBack"));
        before.hasItsFileBack();
        before.isBackAsItWas("web");
        before.isNotRecreated("db");
        before.isNotRecreated("tls");
        assertThat(operator.rollback("--all").succeeded()).contains("nothing is in force");
    }

    @Test
    void aFileThatGitTracksIsProposedOnly() throws IOException {
        var project = lab.up("Recreated");
        for (var words :
                List.of(List.of("init", "-q"), List.of("add", "compose.yaml"), List.of("commit", "-q", "-m", "mine"))) {
            git(project, words);
        }
        var before = Snapshot.of(project);
        var operator = serve(project);
        operator.await(
                project,
                SETTLED,
                "is proposed",
                seen -> seen.condition("Stalled").equals("True GitManaged"));
        before.isUntouched();
        assertThat(git(project, List.of("status", "--porcelain"))).doesNotContain("compose.yaml");
        try (var patches = Files.list(operator.folder().resolve("state/patches"))) {
            var patch = patches.toList().getFirst();
            assertThat(Files.getPosixFilePermissions(patch)).hasSize(2);
            git(project, List.of("apply", patch.toString()));
        }
        assertThat(project.text("compose.yaml")).contains("init: true");
    }

    private static String git(LabProject project, List<String> words) {
        var all = new ArrayList<>(List.of(
                "git", "-C", project.folder().toString(), "-c", "user.name=a", "-c", "user.email=a@example.com"));
        all.addAll(words);
        return Command.run(Map.of(), all).succeeded();
    }
}
