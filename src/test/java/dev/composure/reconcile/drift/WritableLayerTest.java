package dev.composure.reconcile.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.policy.Rollout;
import java.util.List;
import org.junit.jupiter.api.Test;

class WritableLayerTest {

    private static List<String> lost(List<String> mounts, LayerChange... changes) {
        return new WritableLayer(List.of(changes), mounts, Rollout.DEFAULT.scratchPaths()).lost();
    }

    private static LayerChange modified(String path) {
        return new LayerChange(path, LayerChange.Kind.MODIFIED);
    }

    private static LayerChange added(String path) {
        return new LayerChange(path, LayerChange.Kind.ADDED);
    }

    private static LayerChange deleted(String path) {
        return new LayerChange(path, LayerChange.Kind.DELETED);
    }

    @Test
    void namesWhatWasWrittenAndNotTheFoldersAround() {
        assertThat(lost(List.of(), modified("/etc"), deleted("/etc/passwd"), added("/data"), added("/data/y")))
                .containsExactly("/data/y", "/etc/passwd");
    }

    /// As measured on an engine 26.1.5: a container with an init, an anonymous volume and a bind mount, untouched.
    @Test
    void anUntouchedContainerLosesNothing() {
        assertThat(lost(
                        List.of("/anon", "/deep/er/file"),
                        added("/sbin"),
                        added("/sbin/docker-init"),
                        added("/anon"),
                        added("/deep"),
                        added("/deep/er"),
                        added("/deep/er/file")))
                .isEmpty();
    }

    @Test
    void whatTheEngineMakesIsNotLost() {
        assertThat(lost(
                        List.of(),
                        modified("/etc"),
                        modified("/etc/hosts"),
                        modified("/etc/hostname"),
                        modified("/etc/resolv.conf"),
                        added("/.dockerenv"),
                        modified("/dev"),
                        added("/dev/console"),
                        added("/proc"),
                        added("/sys")))
                .isEmpty();
    }

    @Test
    void scratchPathsAreNotLost() {
        assertThat(lost(List.of(), modified("/tmp"), added("/tmp/a/b"), added("/run/x.pid"), modified("/run")))
                .isEmpty();
        assertThat(lost(List.of(), added("/tmpfiles"), added("/runner"))).containsExactly("/runner", "/tmpfiles");
    }

    @Test
    void aFolderBesideAMountIsNotTheMount() {
        assertThat(lost(List.of("/data"), added("/data2"))).containsExactly("/data2");
    }

    @Test
    void aNewEmptyFolderIsLost() {
        assertThat(lost(List.of(), added("/uploads"))).containsExactly("/uploads");
    }

    @Test
    void aDeletedFolderIsLostWhateverStoodInIt() {
        assertThat(lost(List.of(), deleted("/sbin"))).containsExactly("/sbin");
    }
}
