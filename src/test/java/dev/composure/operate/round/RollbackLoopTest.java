package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.FILE;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.byhand.ReadHistory;
import dev.composure.operate.byhand.RollBack;
import dev.composure.operate.byhand.RollbackOutcome;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Verdict;
import dev.composure.reconcile.drift.LayerChange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person has undone: the very file and definition that were there, or a word on why not. */
class RollbackLoopTest {

    private final LoopWorld world = LoopWorld.leaking();
    private final List<ProjectId> woken = new ArrayList<>();
    private final RollBack rollBack = new RollBack(world.store, world.files, world.patches, woken::add, world::now);

    private String proven() {
        world.settle(world.process());
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        return world.store.remediations(BLOG).getFirst().id();
    }

    private void change(String words, String others) {
        assertThat(world.file()).contains(words);
        world.files.put(FILE, world.file().replace(words, others).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(LoopWorld world) {
        return world.engine
                .inspect(world.container("web").orElseThrow())
                .orElseThrow()
                .composeLabel("config-hash");
    }

    @Test
    void theOriginalIsBackAndStaysThoughItLeaks() {
        var hash = hash(world);
        var id = proven();

        assertThat(rollBack.one(id).map(RollbackOutcome::outcome)).contains("RollingBack");
        assertThat(woken).containsExactly(BLOG);
        world.settle(world.process());

        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(hash(world)).isEqualTo(hash);
        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class);
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.ROLLED_BACK);
        var ups = world.compose.ups().size();
        world.settle(world.process());
        assertThat(world.compose.ups()).as("nobody begins it anew").hasSize(ups);
        assertThat(rollBack.one(id).map(RollbackOutcome::outcome)).contains("Needless");
    }

    @Test
    void whatIsUnderWayIsGivenUp() {
        var process = world.process();
        for (int round = 0; round < 50 && world.store.remediations(BLOG).isEmpty(); round++) {
            process.apply(BLOG);
            world.probes(1);
        }
        rollBack.one(world.store.remediations(BLOG).getFirst().id());
        world.settle(process);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class);
    }

    @Test
    void aFileThatSomebodyChangedStaysAndThePatchIsTold() {
        var id = proven();
        change("# the blog", "# the blog, password=hunter2");
        var changed = world.file();

        var outcome = rollBack.one(id).orElseThrow();

        assertThat(outcome.outcome()).isEqualTo("FileDiffers");
        assertThat(outcome.message()).contains(FILE, "docker compose up -d web");
        assertThat(outcome.differs()).contains("+# the blog").doesNotContain("hunter2");
        assertThat(outcome.patch()).contains("-    init: true").doesNotContain("# the blog");
        assertThat(world.patches.texts().values()).singleElement().asString().contains("-    init: true", " services:");
        assertThat(world.store.wantedBack(BLOG)).isEmpty();
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(changed);
    }

    @Test
    void aFileThatIsTheOriginalAlreadyNeedsNothing() {
        var id = proven();
        world.files.put(FILE, ORIGINAL.getBytes(StandardCharsets.UTF_8));
        assertThat(rollBack.one(id).orElseThrow().message()).contains("is the original already");
    }

    @Test
    void whatARecreateWouldDestroyKeepsItFromBeingUndone() {
        world.habits = container -> container.withChange("/uploads/a.png", LayerChange.Kind.ADDED);
        var id = proven();
        rollBack.one(id);
        world.settle(world.process());
        assertThat(world.file()).contains("init: true");
        assertThat(world.condition(Condition.Type.STALLED).message()).startsWith("web: not rolled back");
    }

    @Test
    void aProjectWithoutContainersGetsItsFileBack() {
        var id = proven();
        world.engine.composeContainers().forEach(container -> world.engine.remove(container.id()));
        rollBack.one(id);
        world.process().apply(BLOG);
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.verdicts()).containsExactly(Verdict.Restored.class);
    }

    @Test
    void theUninstallUndoesEverythingThatIsInForce() {
        proven();
        assertThat(rollBack.all()).extracting(RollbackOutcome::outcome).containsExactly("RollingBack");
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(rollBack.all()).isEmpty();
    }

    @Test
    void whatIsNotThereCannotBeRolledBack() {
        assertThat(rollBack.one("blog-web-0")).isEmpty();
    }

    @Test
    void theHistoryTellsWhatWasDoneToAFile() {
        var id = proven();
        var history = new ReadHistory(world.store);
        assertThat(history.of("/other.yaml")).isEmpty();
        assertThat(history.of(FILE)).singleElement().satisfies(entry -> {
            assertThat(entry.remediation()).isEqualTo(id);
            assertThat(entry.outcome()).isEqualTo("Proven");
            assertThat(entry.diff()).contains("+    init: true").doesNotContain("# the blog");
            assertThat(entry.steps())
                    .anySatisfy(step -> assertThat(step).contains("rewrite the file of web", ": done"));
        });
    }
}
