package dev.composure.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.reconcile.Condition;
import dev.composure.reconcile.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void everyTestThatThePageOfSecurityNamesIsThere() throws IOException {
        var named = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`").matcher(document("security.md"));
        var tests = sources();
        int count = 0;
        while (named.find()) {
            count++;
            assertThat(tests).as(named.group(1)).containsKey(named.group(1));
            assertThat(tests.get(named.group(1))).contains("void " + named.group(2) + "(");
        }
        assertThat(count).isGreaterThan(15);
    }

    /** The text of each test class, by its name. */
    private static SortedMap<String, String> sources() throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(Path.of("src", "test", "java"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                var name = file.getFileName().toString();
                texts.put(name.substring(0, name.length() - ".java".length()), Files.readString(file));
            }
        }
        return texts;
    }

    @ParameterizedTest
    @EnumSource(Condition.Type.class)
    void everyConditionIsInTheTable(Condition.Type type) throws IOException {
        assertThat(document("status.md")).contains("| `" + type.word() + "` |");
    }

    /** Outside of code, `[words](PLACE)` with a place in the repository, and the heading that it may name. */
    @Test
    void everyLinkBetweenDocumentsLeadsSomewhere() throws IOException {
        var link = Pattern.compile("\\]\\(([^)\\s]+)\\)");
        int count = 0;
        for (var from : documents()) {
            var text = Files.readString(from).replaceAll("(?s)```.*?```", "").replaceAll("`[^`\\n]*`", "");
            for (var found : link.matcher(text).results().toList()) {
                var place = found.group(1).split("#", 2);
                if (place[0].contains("://") || place[0].startsWith("mailto:")) {
                    continue;
                }
                count++;
                var to = place[0].isEmpty() ? from : from.resolveSibling(place[0]);
                assertThat(to).as("%s: %s", from, found.group(1)).exists();
                if (place.length > 1) {
                    assertThat(anchors(to)).as("%s: %s", from, found.group(1)).contains(place[1]);
                }
            }
        }
        assertThat(count).isGreaterThan(30);
    }

    private static List<Path> documents() throws IOException {
        try (var docs = Files.walk(Path.of("src", "docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "k8s/README.md")
                                    .map(Path::of),
                            docs.filter(path -> path.toString().endsWith(".md")))
                    .toList();
        }
    }

    /** As GitHub makes them of headings. */
    private static List<String> anchors(Path document) throws IOException {
        return Files.readString(document)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
