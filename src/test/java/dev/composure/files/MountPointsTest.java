package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MountPointsTest {

    private static MountPoints of(String lines) {
        return new MountPoints(
                Stream.of(lines.split("\n", -1)).map(MountPoints::parse).toList());
    }

    private final MountPoints mounts = of("""
            21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
            22 21 8:2 / /srv rw,relatime - ext4 /dev/sdb1 ro,errors=remount-ro
            23 21 8:1 /etc/my\\040file /data/a\\040file\\134x ro - ext4 /dev/sda1 rw
            24 21 0:9 / /over ro - tmpfs none rw
            25 24 0:9 / /over rw - tmpfs none rw""");

    @Test
    void knowsAFileThatIsAMount() {
        assertThat(mounts.include(Path.of("/data/a file\\x"))).isTrue();
        assertThat(mounts.include(Path.of("/data"))).isFalse();
    }

    @Test
    void readOnlyIsTheMountOrItsFileSystem() {
        assertThat(mounts.areReadOnlyAt(Path.of("/srv/shop/compose.yaml"))).isTrue();
        assertThat(mounts.areReadOnlyAt(Path.of("/data/a file\\x"))).isTrue();
        assertThat(mounts.areReadOnlyAt(Path.of("/srv2/compose.yaml"))).isFalse();
    }

    @Test
    void theLastMountOnAPointIsTheOneThatIsSeen() {
        assertThat(mounts.areReadOnlyAt(Path.of("/over/compose.yaml"))).isFalse();
    }
}
