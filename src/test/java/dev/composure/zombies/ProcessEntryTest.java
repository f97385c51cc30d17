package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessEntryTest {

    private static final String REST =
            " 4122 0 -1 4228352 0 0 0 0 7 8 9 10 20 -5 1 0 99417 0 0 18446744073709551615 0\n";

    private static ProcessEntry parse(String line) {
        var bytes = line.getBytes(StandardCharsets.ISO_8859_1);
        return ProcessEntry.parse(bytes, bytes.length);
    }

    @Test
    void readsALineOfStat() {
        assertThat(parse("4123 (wget) Z 17 4123" + REST))
                .isEqualTo(new ProcessEntry(4123, 17, 'Z', 4122, 99417, "wget", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {") Z", "a) Z 1 2 3", "two\nlines", "", " ", "(((", ")))", "15 (sh) Z 1"})
    void findsTheEndOfAnyCommand(String command) {
        var entry = parse("9 (" + command + ") S 17 9" + REST);

        assertThat(entry.command()).isEqualTo(command);
        assertThat(entry.state()).isEqualTo('S');
        assertThat(entry.parent()).isEqualTo(17);
        assertThat(entry.startTicks()).isEqualTo(99417);
    }

    @Test
    void toleratesBytesThatAreNoText() {
        assertThat(parse("9 (a\u00ff) S 17 9" + REST).parent()).isEqualTo(17);
    }

    @Test
    void readsAProcessWithoutASession() {
        assertThat(parse("2 (kthreadd) S 0 0 -1 0 -1 1 0 0 0 0 0 0 0 0 20 0 1 0 3 0")
                        .session())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12 (cut", "12 (cut)", "12 (cut) Z", "12 (cut) Z 1 2", "x (y) Z 1 2 3"})
    void refusesWhatIsCutShort(String line) {
        assertThatThrownBy(() -> parse(line)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recognisesAShimByItsCutName() {
        assertThat(parse("9 (containerd-shim) S 1 9" + REST).isContainerShim()).isTrue();
        assertThat(parse("9 (containerd) S 1 9" + REST).isContainerShim()).isFalse();
    }
}
