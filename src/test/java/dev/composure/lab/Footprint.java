package dev.composure.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What a process takes at a moment, as the kernel counts it. */
public record Footprint(double residentMebibytes, int threads, int handles, Duration processor) {

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final long MILLIS_PER_TICK = 10;
    private static final double KIBIBYTES = 1024;

    public static Footprint of(long pid) {
        var folder = Path.of("/proc", Long.toString(pid));
        try (var handles = Files.list(folder.resolve("fd"))) {
            var status = Files.readAllLines(folder.resolve("status"));
            return new Footprint(
                    number(status, "VmRSS:") / KIBIBYTES,
                    (int) number(status, "Threads:"),
                    (int) handles.count(),
                    processor(Files.readString(folder.resolve("stat"))));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long number(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .map(line -> line.replaceAll("[^0-9]", ""))
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElseThrow();
    }

    /** After the name, which may have blanks in it. */
    private static Duration processor(String stat) {
        var fields =
                Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ", -1));
        long ticks = Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS));
        return Duration.ofMillis(ticks * MILLIS_PER_TICK);
    }

    /** How much of one core it took since then, in per cent. */
    public double percentSince(Footprint earlier, Duration passed) {
        return 100.0 * processor.minus(earlier.processor).toMillis() / passed.toMillis();
    }
}
