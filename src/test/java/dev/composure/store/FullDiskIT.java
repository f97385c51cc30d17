package dev.composure.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.composure.lab.SmallDisk;
import dev.composure.reconcile.ProjectId;
import dev.composure.zombies.ZombieCount;
import dev.composure.zombies.ZombieSample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that runs full costs what could not be written, and nothing else; with room again it goes on.
@Tag("docker")
class FullDiskIT {

    private static final ProjectId BLOG = new ProjectId("blog");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final int MANY = 20_000;

    @TempDir
    Path folder;

    private static ZombieSample sample(int second) {
        return new ZombieSample(
                NOON.plusSeconds(second),
                "c".repeat(64),
                NOON,
                new ZombieCount.Counted(1, ZombieCount.Counter.PROC),
                second,
                NOON);
    }

    private static void fill(SqliteStore store) {
        for (int second = 0; second < MANY; second++) {
            store.add(BLOG, "web", sample(second));
        }
    }

    @Test
    void whatIsWrittenStaysAndWritingGoesOnWhenThereIsRoomAgain() throws IOException {
        try (var disk = SmallDisk.of(folder, "3m")) {
            var ballast = Files.write(disk.folder().resolve("ballast"), new byte[1 << 20]);
            try (var store = SqliteStore.open(disk.folder().resolve("state"))) {
                store.add(BLOG, "db", sample(1));

                assertThatThrownBy(() -> fill(store))
                        .isInstanceOf(StoreFailed.class)
                        .hasMessageContaining("full");
                assertThat(store.recentSamples(BLOG, "db")).containsExactly(sample(1));

                Files.delete(ballast);
                store.add(BLOG, "db", sample(2));
                assertThat(store.recentSamples(BLOG, "db")).containsExactly(sample(1), sample(2));
            }
            try (var store = SqliteStore.open(disk.folder().resolve("state"))) {
                assertThat(store.recentSamples(BLOG, "db")).containsExactly(sample(1), sample(2));
            }
        }
    }
}
