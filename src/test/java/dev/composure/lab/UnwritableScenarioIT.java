package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A file that cannot be written, or that the engine's host does not have, holds the service and uses up no remedy. The
 * numbers are those of `src/docs/recreate.md`.
 */
@Tag("docker")
class UnwritableScenarioIT {

    @RegisterExtension
    final Lab lab = new Lab();

    /** A project in a folder that is a disk of its own. */
    private LabProject upOn(LabProject project, SmallDisk disk, String text) throws IOException {
        lab.closing(disk);
        Files.writeString(project.file(), text);
        project.up();
        return project;
    }

    private static void isHeld(Enforced it, String words) {
        isHeld(it.operator(), it.before(), words);
    }

    private static void isHeld(RunningOperator operator, Snapshot before, String words) {
        var project = before.project();
        var held = Enforced.settles(
                operator, project, "is held", view -> view.condition("Stalled").equals("True SourceUnavailable"));
        assertThat(held.message("Stalled")).contains(words);
        assertThat(held.remediations()).isEmpty();
        before.isUntouched();
        operator.awaitOneNotice(project, "project.stalled SourceUnavailable");
    }

    /** F41: no room for the new file beside the old one. */
    @Test
    void aFullDiskUntilThereIsRoom() throws IOException {
        var project = lab.prepare("Recreated");
        var text = project.text("compose.yaml");
        var disk = SmallDisk.of(project.folder(), "64k");
        var it = Enforced.by(lab, upOn(project, disk, text), disk::fill);
        isHeld(it, "Make room there");
        Files.delete(project.folder().resolve("filler"));
        it.isProven();
        it.leavesTheOthersAlone();
    }

    /** F41: a file system that is mounted read-only. */
    @Tag("long")
    @Test
    void aReadOnlyDiskUntilItIsWritable() throws IOException {
        var project = lab.prepare("Recreated");
        var text = project.text("compose.yaml");
        var disk = SmallDisk.of(project.folder(), "64k");
        var it = Enforced.by(lab, upOn(project, disk, text), disk::makeReadOnly);
        isHeld(it, "mounted read-only");
        disk.makeWritable();
        it.isProven();
        it.leavesTheOthersAlone();
    }

    /** F41: a file that nobody may change, not even root. */
    @Tag("long")
    @Test
    void anImmutableFileUntilItIsNoMore() {
        var project = lab.up("Recreated");
        var it = Enforced.by(lab, project, () -> change(project, "+i"));
        isHeld(it, "may not be written by this user");
        change(project, "-i");
        it.isProven();
        it.leavesTheOthersAlone();
    }

    private void change(LabProject project, String attribute) {
        var words = List.of("chattr", attribute, project.file().toString());
        if (Command.run(Map.of(), words).exitCode() != 0) {
            throw Prerequisite.missing("the file system of the temporary folder knows no immutable files");
        }
        if (attribute.equals("+i")) {
            lab.closing(() ->
                    Command.run(Map.of(), List.of("chattr", "-i", project.file().toString())));
        }
    }

    /** F26: an operator that has other files in the project's place than the engine, as in a container of its own. */
    @Tag("long")
    @Test
    void aPlaceThatOnlyTheEngineHasFilesIn() {
        var project = lab.up("Recreated");
        project.awaitHealthy("web");
        var before = Snapshot.of(project);
        var operator = lab.serveBehind(
                List.of(
                        "unshare",
                        "-m",
                        "sh",
                        "-c",
                        "mount -t tmpfs none \"$0\" && exec \"$@\"",
                        project.folder().toString()),
                Enforced.policy(project),
                project);
        isHeld(operator, before, "compose.yaml");
    }
}
