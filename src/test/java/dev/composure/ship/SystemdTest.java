package dev.composure.ship;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Command;
import dev.composure.lab.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// systemd's own judgement of the unit, without a running systemd: its figure goes from 0, shut in, to 10.
class SystemdTest {

    private static final Path UNIT = Path.of("config/systemd/composure.service");
    private static final String MOST_EXPOSED = "28";

    @TempDir
    Path folder;

    private static Command judged(Path unit) {
        if (Command.run(Map.of(), List.of("sh", "-c", "command -v systemd-analyze"))
                        .exitCode()
                != 0) {
            throw Prerequisite.missing("no systemd-analyze: apt-get install systemd");
        }
        return Command.run(
                Map.of(),
                List.of(
                        "systemd-analyze",
                        "security",
                        "--offline=true",
                        "--threshold=" + MOST_EXPOSED,
                        unit.toString()));
    }

    @Test
    void theUnitIsShutIn() {
        judged(UNIT).succeeded();
    }

    @Test
    void oneThatIsNotIsRefused() throws IOException {
        var open = Files.writeString(
                folder.resolve("open.service"), Files.readString(UNIT).replace("ProtectSystem=strict", ""));
        assertThat(judged(open).exitCode()).isNotZero();
    }

    @Test
    void everyLineIsKnownToSystemd() throws IOException {
        // What it starts is not installed here.
        var unit = Files.writeString(
                folder.resolve("composure.service"),
                Files.readString(UNIT).replace("/opt/composure/bin/composure", "/bin/true"));
        assertThat(Command.run(
                                Map.of("SYSTEMD_LOG_LEVEL", "warning"),
                                List.of("systemd-analyze", "verify", "--man=no", unit.toString()))
                        .succeeded())
                .doesNotContain("Unknown", "Failed to parse");
    }
}
