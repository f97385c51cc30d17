package dev.composure.zombies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;

/// What a real host showed, from `src/test/resources/proc`: when, for how long it was up, the probes of the
/// health log, the pid of the container's PID 1, and lines of stat behind the pid namespace.
public record Recording(Instant now, ProcessTable table, ProbeLog log, ProcessEntry first) {

    public static Recording read(String name, String... tools) {
        try {
            var lines = Files.readAllLines(Path.of("src", "test", "resources", "proc", name));
            var uptime = words(lines, "uptime").getFirst();
            var table = new ProcessTable(
                    lines.stream()
                            .filter(line -> line.startsWith("pid:["))
                            .map(Recording::process)
                            .toList(),
                    Duration.ofMillis(Math.round(Double.parseDouble(uptime.split(" ", -1)[0]) * 1000)));
            var probes = words(lines, "probe").stream().map(Recording::window).toList();
            int first = Integer.parseInt(words(lines, "first").getFirst());
            return new Recording(
                    Instant.parse(words(lines, "now").getFirst()),
                    table,
                    new ProbeLog(probes, new TreeSet<>(List.of(tools))),
                    table.firstProcess(first).orElseThrow());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> words(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    private static ProcessEntry process(String line) {
        int close = line.indexOf(']');
        var stat = line.substring(close + 2).getBytes(StandardCharsets.UTF_8);
        return ProcessEntry.parse(stat, stat.length)
                .inNamespace(Long.parseLong(line.substring("pid:[".length(), close)));
    }

    private static ProbeLog.Window window(String text) {
        var both = text.split(" ", -1);
        return new ProbeLog.Window(Instant.parse(both[0]), Instant.parse(both[1]));
    }

    public List<ProcessEntry> zombies() {
        return table.zombiesOf(first.pid());
    }

    public List<AttributedZombie> attributed() {
        return new Attributor(table, first, log, now).attribute(zombies());
    }
}
