package dev.composure.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.PolicyTexts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptPoliciesTest {

    private static final PolicyTexts TEXTS =
            new PolicyTexts("file:///p", "c0ffee", new TreeMap<>(Map.of("p.yaml", "kind: \u00e9\r\n")));

    @TempDir
    Path folder;

    @Test
    void whatIsKeptComesBackToItsOwnPlaceOnly() throws IOException {
        var file = folder.resolve("kept.json");
        var kept = new KeptPolicies(file);
        assertThat(kept.of("file:///p")).isEmpty();
        kept.keep(TEXTS);
        assertThat(new KeptPolicies(file).of("file:///p")).contains(TEXTS);
        assertThat(kept.of("file:///other")).isEmpty();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aBrokenCopyOrNoRoomForOneIsNoReasonToFail() throws IOException {
        var file = folder.resolve("kept.json");
        Files.writeString(file, "{");
        assertThat(new KeptPolicies(file).of("file:///p")).isEmpty();
        new KeptPolicies(folder.resolve("nowhere").resolve("kept.json")).keep(TEXTS);
        assertThat(folder.resolve("nowhere")).doesNotExist();
    }
}
