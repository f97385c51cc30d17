package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.zombies.PidsUsage;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shapes are those of Docker Engine 26 on cgroup v1 (recorded) and of its API's description for v2. */
class PidsStatsTest {

    @Test
    void readsTheUseAndTheLimit() {
        assertThat(PidsStats.parse("{\"pids_stats\": {\"current\": 7, \"limit\": 100}}"))
                .hasValue(new PidsUsage(7, OptionalLong.of(100)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"limit\": 0", ", \"limit\": 18446744073709551615"})
    void knowsTheWordsForNoLimit(String limit) {
        assertThat(PidsStats.parse("{\"pids_stats\": {\"current\": 7%s}}".formatted(limit)))
                .hasValue(new PidsUsage(7, OptionalLong.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"pids_stats\": {}}", "{\"pids_stats\": null}"})
    void isEmptyWithoutAPidsController(String stats) {
        assertThat(PidsStats.parse(stats)).isEmpty();
    }
}
