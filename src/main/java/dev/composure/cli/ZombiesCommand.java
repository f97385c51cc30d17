package dev.composure.cli;

import dev.composure.operate.zombies.CountZombies;
import dev.composure.report.ZombieChart.Glyphs;
import dev.composure.report.ZombieReport;
import dev.composure.report.ZombieTable;
import dev.composure.report.json.Json;
import dev.composure.report.json.ZombieReportJson;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Counts the zombies of every running container.
@Command(
        name = "zombies",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Count the zombies of every running container of this host, with by whom they were made, how many each probe"
                    + " leaves, whether PID 1 reaps, and when the pids limit is hit at this rate. Touches nothing.",
            "It needs the Docker Engine (DOCKER_HOST) only. Where the process table shows what the engine runs (/proc, or"
                    + " COMPOSURE_PROC_PATH) zombies are counted there, else by the engine's own figures."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every running container was counted, whatever the count",
            "2:no engine, or a container that could not be counted",
            "70:a bug in Composure"
        })
public final class ZombiesCommand implements Callable<Integer> {

    @Option(names = "--watch", description = "Count again and again, in the rhythm of the probes, until Ctrl-C.")
    boolean isWatching;

    @Option(
            names = "--format",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "text or json (default: ${DEFAULT-VALUE}); with --watch one JSON document per line.")
    Format format;

    @Spec
    CommandSpec spec;

    private final Counting counting;
    private final CountZombies.Pause pause;
    private final Terminal terminal;

    /// Hands the use case to `then`, and clears up behind it.
    @FunctionalInterface
    public interface Counting {
        int with(ToIntFunction<CountZombies> then);
    }

    public ZombiesCommand(Counting counting, CountZombies.Pause pause, Terminal terminal) {
        this.counting = counting;
        this.pause = pause;
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return counting.with(this::show);
    }

    /// A watch ends when it is interrupted.
    private int show(CountZombies useCase) {
        boolean isComplete = true;
        try {
            do {
                var report = useCase.count();
                isComplete = report.isComplete();
                print(report);
                if (isWatching) {
                    pause.last(useCase.rhythm());
                }
            } while (isWatching);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return isComplete ? 0 : 2;
    }

    private void print(ZombieReport report) {
        var out = spec.commandLine().getOut();
        if (format == Format.JSON) {
            var wire = ZombieReportJson.of(report);
            out.print(isWatching ? Json.renderLine(wire) : Json.render(wire));
        } else {
            out.print(isWatching && terminal.isLive() ? "\033[H\033[2J" : "");
            out.println(text(report));
        }
        out.flush();
    }

    private String text(ZombieReport report) {
        var glyphs = terminal.hasBlocks() ? Glyphs.BLOCKS : Glyphs.ASCII;
        var history = isWatching ? Optional.of(glyphs) : Optional.<Glyphs>empty();
        var notes = String.join("\n", ZombieTable.notes(report));
        return report.containers().isEmpty()
                ? notes
                : Columns.align(ZombieTable.rows(report, history)) + "\n\n" + notes;
    }
}
