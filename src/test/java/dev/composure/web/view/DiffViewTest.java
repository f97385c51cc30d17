package dev.composure.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.report.FileChange;
import dev.composure.report.UnifiedDiff;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiffViewTest {

    private static DiffView of(String before, String after) {
        return DiffView.of(UnifiedDiff.renderMasked(List.of(new FileChange("srv/compose.yaml", before, after))));
    }

    private static List<String> lines(DiffView.File file) {
        return file.lines().stream()
                .filter(line -> !line.kind().equals("gap"))
                .map(line -> line.before() + "|" + line.after() + "|" + line.sign() + line.text())
                .toList();
    }

    @Test
    void linesHaveTheNumbersOfTheirSides() {
        var view = of("a\nb\nc\n", "a\nB\nc\nd\n");
        assertThat(view.files()).singleElement().satisfies(file -> {
            assertThat(file.path()).isEqualTo("/srv/compose.yaml");
            assertThat(lines(file)).containsExactly("2||-b", "|2|+B", "|4|+d");
        });
    }

    @Test
    void sideBySideWhatChangedStandsBesideEachOther() {
        var pairs = of("a\nb\nc\n", "a\nB\nB2\nc\n").files().getFirst().pairs();
        assertThat(pairs)
                .extracting(pair -> pair.left().text() + " / " + pair.right().text())
                .containsExactly("from line 2 on / from line 2 on", "b / B", " / B2");
    }

    @Test
    void aRemovedLineThatLooksLikeAHeadIsNone() {
        var view = of("-- x\n++ y\n", "+ z\n");
        assertThat(view.files()).hasSize(1);
        assertThat(lines(view.files().getFirst())).containsExactly("1||--- x", "2||-++ y", "|1|++ z");
    }

    @Test
    void reversedItUndoes() {
        var file = of("a\nb\n", "a\nB\n").files().getFirst().reversed();
        assertThat(lines(file)).containsExactly("2||-B", "|2|+b");
    }

    @Test
    void nothingChangedIsEmpty() {
        assertThat(of("a\n", "a\n").isEmpty()).isTrue();
        assertThat(DiffView.of("").isEmpty()).isTrue();
    }
}
