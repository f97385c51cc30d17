package dev.composure.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.PolicyLoad;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicySet;
import dev.composure.report.CheckReport;
import dev.composure.report.FileChange;
import dev.composure.report.InputError;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CheckProjectTest {

    private static final String LEAKING = """
            services:
              web:
                image: web
                healthcheck:
                  test: ["CMD", "busybox", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1"]
            """;
    private static final PolicySet POLICIES =
            new PolicySet(List.of(Policy.named("p")), List.of(), "test", "abc", "sha256:0");

    private static CheckReport check(MemoryTree tree, String... paths) {
        return check(tree, new PolicyLoad.Loaded(POLICIES), List.of(paths), List.of());
    }

    private static CheckReport check(MemoryTree tree, PolicyLoad load, List<String> paths, List<String> files) {
        return new CheckProject(tree, _ -> load, InstantSource.fixed(Instant.EPOCH))
                .check(new CheckRequest("/here", paths, files, "", "", List.of(), List.of(), new TreeMap<>()));
    }

    @Test
    void everyProjectOfAFolderIsJudged() {
        var tree = new MemoryTree()
                .with("/here/a/compose.yaml", LEAKING)
                .with("/here/a/docker-compose.yml", LEAKING)
                .with("/here/a/docker-compose.override.yml", "services: {web: {init: true}}")
                .with("/here/b/compose.yml", LEAKING)
                .with("/here/b/docker-compose.override.yaml", "services: {web: {init: true}}");

        var report = check(tree);

        assertThat(report.findings()).extracting(finding -> finding.file()).containsExactly("a/compose.yaml");
        assertThat(report.summary().projects()).isEqualTo(3);
        assertThat(report.summary().files()).isEqualTo(5);
        assertThat(report.isComplete()).isTrue();
        assertThat(report.policy()).isEqualTo(new CheckReport.PolicyStamp("test", "abc", "sha256:0"));
    }

    @Test
    void onePlaceIsOneFindingHoweverManyProjectsItBelongsTo() {
        var tree = new MemoryTree()
                .with("/here/compose.yaml", LEAKING)
                .with("/here/compose.dev.yaml", "include: [compose.yaml]\n");

        var report = check(tree);

        assertThat(report.findings()).hasSize(1);
        assertThat(report.changes()).extracting(FileChange::path).containsExactly("compose.yaml");
    }

    @Test
    void pathsOutsideAreShownWhole() {
        var report = check(new MemoryTree().with("/there/x.yaml", LEAKING), "/there/x.yaml", "../there/x.yaml");

        assertThat(report.findings()).extracting(finding -> finding.file()).containsExactly("/there/x.yaml");
    }

    @Test
    void whatCannotBeReadIsAnErrorAndTheRestIsJudged() {
        var tree = new MemoryTree()
                .with("/here/compose.yaml", LEAKING)
                .with("/here/bad.yaml", MemoryTree.DENIED)
                .with("/here/locked/.", MemoryTree.DENIED);

        var report = check(tree, "compose.yaml", "bad.yaml", "locked");

        assertThat(report.errors()).extracting(InputError::file).containsExactly("bad.yaml", "locked");
        assertThat(report.findings()).hasSize(1);
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void withoutPoliciesNothingIsJudgedAndInputsAreStillRead() {
        var tree = new MemoryTree().with("/here/compose.yaml", "services: 1");
        var refused = new PolicyLoad.Refused(List.of(InputError.of("/here/policy.yaml", "It is wrong.")));

        var report = check(tree, refused, List.of("compose.yaml"), List.of());

        assertThat(report.errors()).extracting(InputError::file).containsExactly("compose.yaml", "policy.yaml");
        assertThat(report.summary().projects()).isZero();
        assertThat(report.isComplete()).isFalse();
    }

    @Test
    void namedFilesMustAllBeThere() {
        var tree = new MemoryTree().with("/here/a.yaml", LEAKING);

        var report = check(tree, new PolicyLoad.Loaded(POLICIES), List.of(), List.of("a.yaml", "b.yaml"));

        assertThat(report.errors()).extracting(InputError::file).containsExactly("b.yaml");
        assertThat(report.findings()).isEmpty();
    }
}
