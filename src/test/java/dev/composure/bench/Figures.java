package dev.composure.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Where the benchmarks report to: `target/bench.json`, and beside it the same as a table,
/// `target/bench.txt`. Both name every bar, also those that nobody has measured, and are whole after each
/// report: a benchmark that fails takes none of the others with it.
public final class Figures {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final InstantSource clock;

    Figures(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /// What a benchmark has measured.
    public static void report(Bar bar, double figure) {
        new Figures(Path.of("target"), InstantSource.system()).add(bar, figure);
    }

    void add(Bar bar, double figure) {
        try {
            var all = known();
            all.put("at", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
            all.put("machine", machine());
            var entry = all.withObjectProperty("figures").putObject(bar.key());
            entry.put("work", bar.work()).put("bar", bar.promise());
            entry.put("figure", figure).put("met", bar.isMetBy(figure));
            JSON.writerWithDefaultPrettyPrinter().writeValue(json().toFile(), all);
            Files.writeString(folder.resolve("bench.txt"), table(all));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path json() {
        return folder.resolve("bench.json");
    }

    private ObjectNode known() throws IOException {
        if (Files.exists(json())) {
            return (ObjectNode) JSON.readTree(json().toFile());
        }
        var empty = JSON.createObjectNode();
        for (Bar bar : Bar.values()) {
            var entry = empty.withObjectProperty("figures").putObject(bar.key());
            entry.put("work", bar.work()).put("bar", bar.promise()).putNull("figure");
            entry.putNull("met");
        }
        return empty;
    }

    private static String machine() throws IOException {
        var processor = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown processor");
        return "%d × %s, Linux %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        processor,
                        System.getProperty("os.version"),
                        System.getProperty("java.version"));
    }

    private static String table(JsonNode all) {
        return Arrays.stream(Bar.values())
                .map(bar -> row(bar, all.path("figures").path(bar.key())))
                .collect(Collectors.joining(
                        "",
                        "%s, %s%n"
                                .formatted(
                                        all.path("at").asText(),
                                        all.path("machine").asText()),
                        ""));
    }

    private static String row(Bar bar, JsonNode entry) {
        var figure = entry.path("figure");
        var measured = figure.isNumber() ? bar.measured(figure.asDouble()) : "not measured";
        var fate = figure.isNumber() && !bar.isMetBy(figure.asDouble()) ? "   FALLS SHORT" : "";
        return "%-80s  %-24s  %s%s%n".formatted(bar.work(), bar.promise(), measured, fate);
    }
}
