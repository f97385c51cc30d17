package dev.composure.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the documents promise to name, they name. */
class DocumentsTest {

    private static String document(String name) throws IOException {
        return Files.readString(Path.of("src", "docs", name));
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void everyReasonHasASection(Reason reason) throws IOException {
        assertThat(document("status.md")).contains("### " + reason.word() + "\n");
    }

    @ParameterizedTest
    @EnumSource(Condition.Type.class)
    void everyConditionIsInTheTable(Condition.Type type) throws IOException {
        assertThat(document("status.md")).contains("| `" + type.word() + "` |");
    }
}
