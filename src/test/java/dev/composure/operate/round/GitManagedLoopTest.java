package dev.composure.operate.round;

import static dev.composure.operate.round.LoopWorld.BLOG;
import static dev.composure.operate.round.LoopWorld.FILE;
import static dev.composure.operate.round.LoopWorld.ORIGINAL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.JournalBytes;
import dev.composure.operate.WorkTrees;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/** A file that git tracks is changed in the way that the policy has it, and in no other. */
class GitManagedLoopTest {

    private final LoopWorld world = LoopWorld.leaking();
    private final Trees trees = new Trees();

    /** A work tree with the file of the project in it, which remembers what became of it. */
    private static final class Trees implements WorkTrees {
        private String obstacle = "";
        private final List<String> deeds = new ArrayList<>();

        @Override
        public Optional<Tracked> tracked(String path) {
            return Optional.of(new Tracked("/blog", obstacle));
        }

        @Override
        public Optional<String> commit(SortedMap<String, JournalBytes> changes, String message) {
            deeds.add("commit " + text(Objects.requireNonNull(changes.get(FILE))) + "\n" + message);
            return Optional.empty();
        }

        @Override
        public Optional<String> branch(String name, SortedMap<String, JournalBytes> changes, String message) {
            deeds.add("branch " + name + "\n" + message);
            return Optional.empty();
        }

        private static String text(JournalBytes bytes) {
            return new String(bytes.after(), StandardCharsets.UTF_8).contains("init: true") ? "edited" : "original";
        }
    }

    private void settled(String wish) {
        world.trees = trees;
        world.policies =
                LoopWorld.policies("[init]", "{cooldown: 0s}\n  rewrite: {gitManaged: %s}".formatted(wish), "");
        world.settle(world.process());
    }

    private void isOnlyProposed() {
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(world.store.remediations(BLOG)).isEmpty();
        assertThat(world.compose.ups()).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).reason()).isEqualTo(Reason.GIT_MANAGED);
    }

    @Test
    void aProposalIsAPatchAndNothingElse() {
        settled("propose");
        isOnlyProposed();
        assertThat(world.patches.texts().values())
                .singleElement()
                .asString()
                .startsWith("--- a/compose.yaml\n+++ b/compose.yaml\n")
                .contains("+    init: true");
        assertThat(trees.deeds).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).message()).contains(".patch", FILE);
    }

    @Test
    void proposingAgainChangesNothing() {
        settled("propose");
        var patches = world.patches.texts();
        world.settle(world.process());
        assertThat(world.patches.texts()).isEqualTo(patches);
        isOnlyProposed();
    }

    @Test
    void aBranchIsAskedFor() {
        settled("branch");
        isOnlyProposed();
        assertThat(world.patches.texts()).hasSize(1);
        assertThat(trees.deeds)
                .singleElement()
                .asString()
                .startsWith("branch composure/blog-web-")
                .contains("orphan-always");
    }

    @Test
    void aBranchThatCannotBeMadeLeavesThePatch() {
        trees.obstacle = "changes of it are staged";
        settled("branch");
        isOnlyProposed();
        assertThat(trees.deeds).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("no branch", "staged");
    }

    @Test
    void whatIsProvenIsCommitted() {
        settled("commit");
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(trees.deeds)
                .singleElement()
                .asString()
                .startsWith("commit edited\nfix(web): ")
                .contains("orphan-always (error)", "https://blog.example.com", "Remediation: blog-web-");
    }

    @Test
    void whatIsPutBackIsCommittedToo() {
        settled("commit");
        world.store.wantBack(world.store.remediations(BLOG).getFirst().id(), world.now());
        world.settle(world.process());
        assertThat(world.file()).isEqualTo(ORIGINAL);
        assertThat(trees.deeds).hasSize(2).last().asString().startsWith("commit original\nrevert(web): ");
    }

    @Test
    void whatCannotBeCommittedIsNotTouched() {
        trees.obstacle = "it has changes that are not committed";
        settled("commit");
        isOnlyProposed();
        assertThat(world.patches.texts()).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("not committed");
    }

    @Test
    void refusedMeansUntouched() {
        settled("refuse");
        isOnlyProposed();
        assertThat(world.patches.texts()).isEmpty();
        assertThat(world.condition(Condition.Type.STALLED).message()).contains("rewrite.gitManaged: refuse");
    }

    @Test
    void editedMeansEdited() {
        settled("edit");
        assertThat(world.verdicts()).containsExactly(Verdict.Proven.class);
        assertThat(trees.deeds).isEmpty();
    }
}
