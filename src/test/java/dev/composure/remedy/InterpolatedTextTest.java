package dev.composure.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.compose.Change;
import dev.composure.compose.ComposeEditor;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.SourceReader;
import dev.composure.policy.RuleKey;
import dev.composure.probe.Facts;
import dev.composure.remedy.rewriting.Rewriting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What compose fills in stays in the file as it is written, whatever else is reworded. */
class InterpolatedTextTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '!', quoteCharacter = '\u0001', textBlock = """
            "curl http://a:${PORT:-80}/ | grep x"        ! ["CMD-SHELL", "curl -m 4 -f http://a:${PORT:-80}/ | grep x"]
            "curl http://a:$PORT/$$B$$$PORT | grep x"    ! ["CMD-SHELL", "curl -m 4 -f http://a:$PORT/$$B$$$PORT | grep x"]
            "curl http://a/${A:-${B:-c}}${D-} | grep x"  ! ["CMD-SHELL", "curl -m 4 -f http://a/${A:-${B:-c}}${D-} | grep x"]
            [CMD, curl, "http://a:${PORT}/", "$PORT"]    ! ["CMD", "curl", "-f", "http://a:${PORT}/", "$PORT"]
            [CMD, curl, "http://a/$1/$ ", "${PORT}"]     ! ["CMD", "curl", "-f", "http://a/$$1/$$ ", "${PORT}"]
            """)
    void expressionsAreKeptByteForByte(String test, String expected) {
        var text = "services:\n  web:\n    image: w\n    healthcheck:\n      test: " + test + "\n      timeout: 5s\n";
        SourceReader reader = path -> path.equals("/p/c.yaml") ? Optional.of(text) : Optional.empty();
        var input = new ProjectInput("p", "/p", List.of("/p/c.yaml"), List.of(), new TreeMap<>(Map.of("PORT", "81")));
        var loaded = new ComposeLoader(reader).load(input);
        var web = Optional.ofNullable(loaded.project().services().get("web")).orElseThrow();

        var result = Rewriting.reword(new RuleKey("curl-without-fail"), web, Duration.ofSeconds(5), Facts.ofText(web));

        assertThat(result).isInstanceOf(Rewriting.Result.Reworded.class);
        if (result instanceof Rewriting.Result.Reworded(var reworded, var written, var _, var _)) {
            var edit = new Edit("web", List.of(new Change.SetTest(reworded, written)));
            var outcome = new ComposeEditor(reader).apply(loaded, List.of(edit));
            assertThat(outcome).isInstanceOf(EditOutcome.Edited.class);
            if (outcome instanceof EditOutcome.Edited(var texts)) {
                assertThat(texts.get("/p/c.yaml")).isEqualTo(text.replace(test, expected));
            }
        }
    }
}
