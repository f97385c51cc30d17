package dev.composure.zombies;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcessStatusTest {

    @ParameterizedTest
    @CsvSource({
        "0000000000000000, false",
        "0000000000010000, true",
        "fffffffe7ffbfeff, true",
        "0000000000020000, false",
        "'', false",
        "not a mask, false"
    })
    void tellsWhetherDeadChildrenAreIgnored(String mask, boolean ignored) {
        var text = "Name:\tSigIgn: x\nPid:\t7\nSigBlk:\t0000000000010000\nSigIgn:\t%s\nSigCgt:\t0\n".formatted(mask);

        assertThat(ProcessStatus.parse(text).ignoresChildren()).isEqualTo(ignored);
        assertThat(ProcessStatus.parse("").ignoresChildren()).isFalse();
    }
}
