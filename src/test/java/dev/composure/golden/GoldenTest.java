package dev.composure.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every folder below `golden/<rule>` is a case: a compose file, perhaps a policy and facts, and what must come of
/// it. `-Dgolden.update=true` writes what comes of it now.
class GoldenTest {

    private static final Path ROOT = Path.of("src/test/resources/golden");

    static Stream<Path> cases() throws IOException {
        try (var rules = Files.walk(ROOT)) {
            return rules.filter(path -> path.endsWith("compose.yaml")).map(Path::getParent).sorted().toList().stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void resultIsAsRecorded(Path folder) throws IOException {
        var golden = GoldenCase.read(folder);

        expect(folder.resolve("findings.txt"), golden.findings());
        expect(folder.resolve("after.yaml"), golden.after());
    }

    /// An empty result has no file.
    private static void expect(Path file, String actual) throws IOException {
        if (Boolean.getBoolean("golden.update")) {
            if (actual.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, actual);
            }
            return;
        }
        var recorded = Files.exists(file) ? Files.readString(file) : "";
        assertThat(actual).as(file.toString()).isEqualTo(recorded);
    }
}
