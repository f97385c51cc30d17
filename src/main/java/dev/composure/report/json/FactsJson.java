package dev.composure.report.json;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.ToolKind;
import dev.composure.probe.Versions;
import dev.composure.report.FactsReport;
import dev.composure.report.InputError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The facts file: written by `composure facts`, read by `--facts`. Its schema is `facts.schema.json`. Fields may be
/// added, never renamed.
@JsonIgnoreProperties(ignoreUnknown = true)
public record FactsJson(
        @Nullable String apiVersion,
        @Nullable String kind,
        @Nullable String engine,
        @Nullable String compose,
        @Nullable List<ImageJson> images) {

    private static final String KIND = "Facts";

    @JsonIgnoreProperties(ignoreUnknown = true)
    record ImageJson(
            @Nullable String image,
            @Nullable String id,
            @Nullable List<String> path,
            @Nullable List<String> shell,
            @Nullable List<String> entrypoint,
            @Nullable List<String> command,
            @Nullable List<Integer> exposedPorts,
            @Nullable HealthcheckJson healthcheck,
            @Nullable List<String> environment,
            @Nullable SortedMap<String, String> tools) {}

    /// Lengths of time in nanoseconds; 0 is what the image does not say.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record HealthcheckJson(
            @Nullable List<String> test,
            long interval,
            long timeout,
            long startPeriod,
            long startInterval,
            int retries) {}

    /// What came of reading a facts file.
    public sealed interface Reading {

        record Understood(FactsReport report) implements Reading {}

        record Refused(InputError why) implements Reading {}
    }

    public static FactsJson of(FactsReport report) {
        return new FactsJson(
                ReportJson.API_VERSION,
                KIND,
                orNull(report.versions().engine()),
                orNull(report.versions().compose()),
                report.images().entrySet().stream()
                        .map(entry -> image(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static ImageJson image(String reference, ImageFacts image) {
        var tools = new TreeMap<String, String>();
        image.tools().forEach((tool, kind) -> tools.put(tool, word(kind)));
        return new ImageJson(
                reference,
                image.id(),
                image.path(),
                image.shell(),
                image.entrypoint(),
                image.command(),
                image.exposedPorts(),
                image.check().map(FactsJson::healthcheck).orElse(null),
                List.copyOf(image.environmentNames()),
                tools);
    }

    private static HealthcheckJson healthcheck(ImageFacts.Check check) {
        return new HealthcheckJson(
                check.test(),
                check.interval().toNanos(),
                check.timeout().toNanos(),
                check.startPeriod().toNanos(),
                check.startInterval().toNanos(),
                check.retries());
    }

    /// `file` is the name for messages.
    public static Reading read(String file, String text) {
        try {
            return Json.mapper().readValue(text, FactsJson.class).understood(file);
        } catch (JsonProcessingException broken) {
            var at = broken.getLocation();
            return new Reading.Refused(new InputError(
                    file,
                    at == null ? 0 : at.getLineNr(),
                    at == null ? 0 : at.getColumnNr(),
                    "This is no facts file: " + broken.getOriginalMessage() + ". Write it with `composure facts`."));
        }
    }

    private Reading understood(String file) {
        if (!ReportJson.API_VERSION.equals(apiVersion) || !KIND.equals(kind)) {
            return refused(
                    file,
                    "its `apiVersion` and `kind` are not those of %s, %s".formatted(ReportJson.API_VERSION, KIND));
        }
        var found = new TreeMap<String, ImageFacts>();
        var strange = new ArrayList<String>();
        for (ImageJson image : Objects.requireNonNullElse(images, List.<ImageJson>of())) {
            if (image.image() == null) {
                return refused(file, "an entry of `images` names no `image`");
            }
            found.put(image.image(), facts(image, strange));
        }
        return strange.isEmpty()
                ? new Reading.Understood(new FactsReport(new Versions(orEmpty(engine), orEmpty(compose)), found))
                : refused(file, "`%s` is no kind of tool".formatted(strange.getFirst()));
    }

    private static Reading refused(String file, String why) {
        return new Reading.Refused(
                InputError.of(file, "This is no facts file: " + why + ". Write it with `composure facts`."));
    }

    private static ImageFacts facts(ImageJson image, List<String> strange) {
        var tools = new TreeMap<String, ToolKind>();
        Objects.requireNonNullElse(image.tools(), new TreeMap<String, String>())
                .forEach((tool, word) ->
                        kind(word).ifPresentOrElse(kind -> tools.put(tool, kind), () -> strange.add(word)));
        return new ImageFacts(
                orEmpty(image.id()),
                orEmpty(image.path()),
                tools,
                orEmpty(image.shell()),
                orEmpty(image.entrypoint()),
                orEmpty(image.command()),
                orEmpty(image.exposedPorts()),
                Optional.ofNullable(image.healthcheck()).map(FactsJson::check),
                new TreeSet<>(FactsJson.<String>orEmpty(image.environment())));
    }

    private static ImageFacts.Check check(HealthcheckJson check) {
        return new ImageFacts.Check(
                orEmpty(check.test()),
                Duration.ofNanos(check.interval()),
                Duration.ofNanos(check.timeout()),
                Duration.ofNanos(check.startPeriod()),
                Duration.ofNanos(check.startInterval()),
                check.retries());
    }

    private static Optional<ToolKind> kind(String word) {
        for (ToolKind kind : ToolKind.values()) {
            if (word(kind).equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    private static String word(ToolKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return Objects.requireNonNullElse(list, List.of());
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
