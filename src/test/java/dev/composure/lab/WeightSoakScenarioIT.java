package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * While projects come and go, files and policies are edited, the engine's connection is cut and people watch, the
 * operator must not grow: not in memory, threads, handles, nor in its database beyond the samples that it keeps for a
 * day. `SOAK_MINUTES` says how long; half an hour without it.
 */
@Tag("docker")
@Tag("soak")
class WeightSoakScenarioIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final int PROJECTS = 4;
    private static final int PARTS = 3;

    /** With its part of the indices. */
    private static final long BYTES_OF_A_SAMPLE = 500;

    /** The write-ahead log, which SQLite lets grow to 4 MiB, and all that is not samples. */
    private static final long LITTLE = 6 << 20;

    private static final Path TABLE = Path.of("target", "soak", "weight.tsv");

    @RegisterExtension
    final Lab lab = new Lab();

    private record Moment(double minute, Footprint footprint, long database) {

        String line() {
            return String.format(
                    Locale.ROOT,
                    "%.1f\t%.0f\t%d\t%d\t%d",
                    minute,
                    footprint.residentMebibytes(),
                    footprint.threads(),
                    footprint.handles(),
                    database);
        }
    }

    @Test
    void nothingGrows() throws IOException {
        var minutes = Duration.ofMinutes(Long.parseLong(System.getenv().getOrDefault("SOAK_MINUTES", "30")));
        var projects = new ArrayList<LabProject>();
        for (int number = 0; number < PROJECTS; number++) {
            var project = lab.prepare("SeldomChecked");
            project.write(project.text("compose.yaml").replace("10m", "10s"));
            project.up();
            projects.add(project);
        }
        var guest = lab.prepare("OnlyAudited");
        var relay = SocketRelay.to(guest.engine());
        lab.closing(relay);
        var policy = LabPolicy.file(LabPolicy.audit(projects.getFirst()));
        var operator = lab.serveOn(relay.host(), policy, projects);
        var moments = new ArrayList<Moment>();
        var begun = System.nanoTime();
        for (int round = 0; System.nanoTime() - begun < minutes.toNanos(); round++) {
            disturb(operator, projects, guest, relay, round);
            rest(begun, round);
            moments.add(new Moment((System.nanoTime() - begun) / 6e10, operator.footprint(), operator.databaseBytes()));
        }
        write(moments);

        grewByLessThan(1.1, moments, moment -> moment.footprint.residentMebibytes());
        grewByLessThan(1.05, moments, moment -> moment.footprint.threads());
        grewByLessThan(1.1, moments, moment -> moment.footprint.handles());
        assertThat(operator.databaseBytes())
                .as("%d samples, and little else", operator.samples())
                .isLessThan(LITTLE + BYTES_OF_A_SAMPLE * operator.samples());
    }

    /** A round twice a minute leaves the machine to others. */
    private static void rest(long begun, int round) {
        var end = begun + ROUND.multipliedBy(round + 1).toNanos();
        Eventually.within(ROUND.multipliedBy(2), "the round is over", System::nanoTime, now -> now > end);
    }

    /** All that happens to an operator in a day. */
    private static void disturb(
            RunningOperator operator, List<LabProject> projects, LabProject guest, SocketRelay relay, int round)
            throws IOException {
        guest.up();
        Eventually.within(
                SOON,
                "the guest is seen",
                () -> operator.project(guest),
                seen -> !seen.findings().isEmpty());
        try (var _ = operator.follow("/apis/composure.dev/v1alpha1/composeprojects?watch=true")) {
            var edited = projects.get(round % projects.size());
            Files.writeString(edited.file(), edited.text("compose.yaml") + "# round " + round + "\n");
            Files.writeString(operator.policyFile(), Files.readString(operator.policyFile()) + "# " + round + "\n");
            if (round % 5 == 0) {
                relay.cut();
            }
        }
        guest.compose("down", "-v", "--timeout", "0").succeeded();
        Eventually.within(SOON, "the guest is forgotten", () -> operator.project(guest), ProjectView.MISSING::equals);
    }

    private static void write(List<Moment> moments) throws IOException {
        Files.createDirectories(TABLE.getParent());
        var lines = new ArrayList<>(List.of("minute\tresident MiB\tthreads\thandles\tdatabase bytes"));
        moments.forEach(moment -> lines.add(moment.line()));
        Files.write(TABLE, lines);
    }

    private static List<Moment> part(List<Moment> moments, int part) {
        int length = moments.size() / PARTS;
        return moments.subList(part * length, (part + 1) * length);
    }

    /** The first part is the start; the second and the last are compared. */
    private static void grewByLessThan(double factor, List<Moment> moments, ToDoubleFunction<Moment> figure) {
        assertThat(mean(part(moments, PARTS - 1), figure)).isLessThan(factor * mean(part(moments, 1), figure));
    }

    private static double mean(List<Moment> moments, ToDoubleFunction<Moment> figure) {
        return moments.stream().mapToDouble(figure).average().orElseThrow();
    }
}
