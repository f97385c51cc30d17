package dev.composure.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServeCommandTest {

    private final SortedMap<String, String> settings = new TreeMap<>();

    private int serve(String... options) {
        settings.clear();
        return new CommandLine(new ServeCommand(given -> {
                    settings.putAll(given);
                    return 0;
                }))
                .execute(options);
    }

    @Test
    void whereItListensIsAnAddressAndAPort() {
        assertThat(serve("--listen", "0.0.0.0:9000")).isZero();
        assertThat(settings).isEqualTo(Map.of("composure.http.address", "0.0.0.0", "composure.http.port", "9000"));
        assertThat(serve("--listen", ":0")).isZero();
        assertThat(settings).as("the address stays what it is").isEqualTo(Map.of("composure.http.port", "0"));
        assertThat(serve()).isZero();
        assertThat(settings).isEmpty();
    }
}
