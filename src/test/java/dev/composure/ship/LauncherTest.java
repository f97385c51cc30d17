package dev.composure.ship;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.lab.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator is started in three ways, which must not drift apart: by the launcher, by the image, and by what trains
/// its cache.
class LauncherTest {

    private static final String HOME = "/opt/composure";

    @TempDir
    Path folder;

    /// What the launcher of a distribution at `/opt/composure` would run.
    private List<String> launched(String... arguments) throws IOException {
        var home = folder.toRealPath().resolve("dist");
        var launcher = Files.createDirectories(home.resolve("bin")).resolve("composure");
        if (Files.notExists(launcher)) {
            Files.copy(Path.of("src/main/dist/bin/composure"), launcher);
        }
        var java = folder.resolve("java");
        Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        var words = new ArrayList<>(List.of("sh", launcher.toString()));
        words.addAll(List.of(arguments));
        return Command.run(Map.of("COMPOSURE_JAVA", java.toString()), words)
                .succeeded()
                .lines()
                .map(word -> word.replace(home.toString(), HOME))
                .toList();
    }

    private static List<String> entrypoint() throws IOException {
        var dockerfile = Files.readString(Path.of("src/main/docker/Dockerfile")).replace("\\\n", "");
        var matcher = Pattern.compile("(?m)^ENTRYPOINT (\\[.*])$").matcher(dockerfile);
        assertThat(matcher.find()).isTrue();
        return Arrays.asList(new JsonMapper().readValue(matcher.group(1), String[].class));
    }

    @Test
    void theImageStartsWhatTheLauncherStarts() throws IOException {
        var image = entrypoint();

        assertThat(image.getFirst()).isEqualTo(HOME + "/runtime/bin/java");
        var launched = launched("serve");
        assertThat(launched).endsWith("dev.composure.app.Main", "serve");
        assertThat(image.subList(1, image.size())).isEqualTo(launched.subList(0, launched.size() - 1));
    }

    @Test
    void theCacheIsTrainedWithTheSameOptions() throws IOException {
        var script = Files.readString(Path.of("src/build/aot-cache.sh"));
        var training = script.substring(script.indexOf("# An operator without an engine"));

        assertThat(launched("serve").stream().filter(word -> word.startsWith("-") && !word.equals("-cp")))
                .filteredOn(word -> !word.startsWith("-XX:AOTCache=") && !word.startsWith("-Xlog"))
                .hasSizeGreaterThan(6)
                .allSatisfy(word -> assertThat(training).contains(word));
    }
}
