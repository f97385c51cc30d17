package dev.composure.operate.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.ComposeOutcome;
import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.FakeCompose;
import dev.composure.operate.PolicyLoad;
import dev.composure.operate.Referee;
import dev.composure.operate.Shadows;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicySet;
import dev.composure.report.FileChange;
import dev.composure.report.FixReport;
import dev.composure.report.InputError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What becomes of a fix where compose has a say.
class FixProjectTest {

    private static final String LEAKING =
            "services: {%s: {image: x, healthcheck: {test: [CMD, busybox, wget, -q, -O, /dev/null, 'https://127.0.0.1']}}}\n";
    private static final PolicySet POLICIES =
            new PolicySet(List.of(Policy.named("p")), List.of(), "test", "abc", "sha256:0");
    private static final FixProject.Manner DRY_RUN = new FixProject.Manner(true, false, false);

    private final MemoryTree tree = new MemoryTree();
    private final ReadingShadows shadows = new ReadingShadows(tree);

    private FixReport fix(FakeCompose compose) {
        return fix(compose, shadows);
    }

    private FixReport fix(FakeCompose compose, Shadows where) {
        var fix = new FixProject(
                tree,
                _ -> new PolicyLoad.Loaded(POLICIES),
                roots -> {
                    throw new AssertionError("a dry run writes nothing, not even below " + roots);
                },
                new Referee(compose, where),
                InstantSource.fixed(Instant.EPOCH));
        return fix.fix(
                new CheckRequest("/here", List.of(), List.of(), "", "", List.of(), List.of(), new TreeMap<>()),
                DRY_RUN);
    }

    private static FakeCompose compose() {
        return new FakeCompose(_ -> new ComposeOutcome(0, ""));
    }

    /// Reads as we do, but sees an `init` in no project that begins with this file.
    private FakeCompose blindFor(String file) {
        return compose().configuring(invocation -> {
            var answer = shadows.config(invocation);
            return invocation.files().getFirst().endsWith(file)
                    ? new ComposeOutcome(0, answer.output().replace(",\"init\":true", ""))
                    : answer;
        });
    }

    private static List<String> paths(FixReport report) {
        return report.changes().stream().map(FileChange::path).toList();
    }

    private MemoryTree twoProjectsThatShareAFile() {
        return tree.with("/here/compose.yaml", LEAKING.formatted("web"))
                .with("/here/compose.dev.yaml", "include: [compose.yaml]\n" + LEAKING.formatted("dev"))
                .with("/here/other/compose.yaml", LEAKING.formatted("other"));
    }

    @Test
    void whatOneProjectPlansForASharedFileIsPlannedForTheOtherToo() {
        twoProjectsThatShareAFile();

        var report = fix(compose().configuring(shadows::config));

        assertThat(report.failures()).isEmpty();
        assertThat(report.left().notes()).isEmpty();
        assertThat(paths(report)).containsExactly("compose.dev.yaml", "compose.yaml", "other/compose.yaml");
    }

    @Test
    void filesThatChangeTogetherAreRefusedTogether() {
        twoProjectsThatShareAFile();

        var report = fix(blindFor("/compose.yaml"));

        assertThat(paths(report)).isEmpty();
        assertThat(report.failures())
                .extracting(InputError::file)
                .containsExactlyInAnyOrder("compose.yaml", "compose.dev.yaml", "other/compose.yaml");
        assertThat(report.failures())
                .filteredOn(failure -> failure.file().equals("compose.dev.yaml"))
                .singleElement()
                .satisfies(failure -> assertThat(failure.message())
                        .contains("RewriteRefused", "changes together with a file", "by hand"));
    }

    @Test
    void aRefusalStandsWhereComposeFailsLater() {
        tree.with("/here/a/compose.yaml", LEAKING.formatted("web"))
                .with("/here/b/compose.yaml", LEAKING.formatted("web"));
        var blind = blindFor("/a/compose.yaml");

        var report = fix(compose().configuring(invocation -> {
            if (invocation.project().equals("b")) {
                throw new ComposeUnavailable("compose could not be started");
            }
            return blind.config(invocation);
        }));

        assertThat(paths(report)).containsExactly("b/compose.yaml");
        assertThat(report.failures()).extracting(InputError::file).containsExactly("a/compose.yaml");
        assertThat(report.left().notes())
                .containsExactly(
                        InputError.of("b/compose.yaml", "not checked against compose: compose could not be started"));
    }

    @Test
    void withoutComposeNothingIsSaidEvenWhereNoShadowCanBeMade() {
        twoProjectsThatShareAFile();
        var missing = compose().configuring(_ -> {
            throw new ComposeUnavailable("it is not installed");
        });

        var report = fix(missing, texts -> {
            throw new UncheckedIOException(new IOException("no room for " + texts.keySet()));
        });

        assertThat(paths(report)).hasSize(3);
        assertThat(report.failures()).isEmpty();
        assertThat(report.left().notes()).isEmpty();
    }

    @Test
    void anAnswerThatIsNoProjectIsNoAgreement() {
        tree.with("/here/compose.yaml", LEAKING.formatted("web"));

        assertThat(fix(compose().configuring(_ -> new ComposeOutcome(0, "usage: …"))))
                .satisfies(report -> assertThat(paths(report)).containsExactly("compose.yaml"))
                .satisfies(report -> assertThat(report.left().notes())
                        .singleElement()
                        .satisfies(note -> assertThat(note.message()).contains("not checked", "as JSON")));
        assertThat(fix(compose()
                        .configuring(invocation -> ReadingShadows.isShadow(invocation)
                                ? new ComposeOutcome(0, "[]")
                                : shadows.config(invocation))))
                .satisfies(report -> assertThat(paths(report)).isEmpty())
                .satisfies(report -> assertThat(report.failures()).hasSize(1));
    }

    @Test
    void whereNoShadowCanBeMadeThatIsSaid() {
        tree.with("/here/compose.yaml", LEAKING.formatted("web"));

        var report = fix(compose().configuring(shadows::config), _ -> {
            throw new UncheckedIOException("no shadow of the project could be made", new IOException("full"));
        });

        assertThat(paths(report)).containsExactly("compose.yaml");
        assertThat(report.left().notes())
                .extracting(InputError::message)
                .containsExactly("not checked against compose: no shadow of the project could be made");
    }

    @Test
    void aFileToWhichALinkLeadsIsChangedOnce() {
        tree.with("/here/a/compose.yaml", LEAKING.formatted("web"))
                .withLink("/here/0/compose.yaml", "/here/a/compose.yaml");

        var report = fix(compose().configuring(shadows::config));

        assertThat(report.failures()).isEmpty();
        assertThat(report.left().notes()).isEmpty();
        assertThat(report.changes()).singleElement().satisfies(change -> {
            assertThat(change.path()).isEqualTo("a/compose.yaml");
            assertThat(change.after()).contains("init: true").doesNotContain("init: true, init");
        });
    }
}
