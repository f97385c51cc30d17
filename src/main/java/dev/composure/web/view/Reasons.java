package dev.composure.web.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the page of the documentation says of each reason.
final class Reasons {

    private static final String PAGE = "/docs/status.md";
    private static final String SECTION = "\n### ";
    private static final SortedMap<String, String> EXPLAINED = read();

    private Reasons() {}

    /// Empty where the page says nothing of it.
    static String explain(String reason) {
        return EXPLAINED.getOrDefault(reason, "");
    }

    private static SortedMap<String, String> read() {
        try (var stream = Reasons.class.getResourceAsStream(PAGE)) {
            if (stream == null) {
                throw new IllegalStateException("the jar holds no " + PAGE);
            }
            return sections(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static SortedMap<String, String> sections(String page) {
        var sections = new TreeMap<String, String>();
        for (String section : page.split(SECTION, -1)) {
            int end = section.indexOf('\n');
            if (end > 0) {
                sections.put(section.substring(0, end).strip(), plain(section.substring(end)));
            }
        }
        return Collections.unmodifiableSortedMap(sections);
    }

    /// Up to the next heading, without the marks of Markdown.
    private static String plain(String text) {
        return text.split("\n## ", 2)[0]
                .replaceAll("\\[([^]]*)]\\([^)]*\\)", "$1")
                .replaceAll("[`*]", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
