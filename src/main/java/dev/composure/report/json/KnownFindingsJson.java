package dev.composure.report.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.composure.report.KnownFindings;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The file of a baseline: a finding a block, so that its changes read well in a diff.
public record KnownFindingsJson(
        @Nullable String apiVersion,
        @Nullable String kind,
        @Nullable List<FindingJson> findings) {

    private static final String KIND = "Baseline";

    record FindingJson(
            @Nullable String file,
            @Nullable String service,
            @Nullable String rule,
            @Nullable String evidence) {}

    /// A baseline, or what is wrong with the text.
    public sealed interface Reading {
        record Read(KnownFindings baseline) implements Reading {}

        record Broken(int line, int column, String why) implements Reading {}
    }

    public static String render(KnownFindings baseline) {
        return Json.render(new KnownFindingsJson(
                ReportJson.API_VERSION,
                KIND,
                baseline.entries().stream()
                        .map(entry -> new FindingJson(entry.file(), entry.service(), entry.rule(), entry.evidence()))
                        .toList()));
    }

    public static Reading read(String text) {
        try {
            return Json.mapper().readValue(text, KnownFindingsJson.class).reading();
        } catch (JsonProcessingException broken) {
            var place = Optional.ofNullable(broken.getLocation());
            return new Reading.Broken(
                    place.map(at -> at.getLineNr()).filter(line -> line > 0).orElse(0),
                    place.map(at -> at.getColumnNr())
                            .filter(column -> column > 0)
                            .orElse(0),
                    broken.getOriginalMessage());
        }
    }

    private Reading reading() {
        if (!KIND.equals(kind) || !ReportJson.API_VERSION.equals(apiVersion) || findings == null) {
            return new Reading.Broken(
                    1, 1, "it is no %s of %s with its findings".formatted(KIND, ReportJson.API_VERSION));
        }
        return new Reading.Read(new KnownFindings(
                findings.stream().map(KnownFindingsJson::entry).toList()));
    }

    private static KnownFindings.Entry entry(FindingJson finding) {
        return new KnownFindings.Entry(
                orEmpty(finding.file()),
                orEmpty(finding.service()),
                orEmpty(finding.rule()),
                orEmpty(finding.evidence()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
