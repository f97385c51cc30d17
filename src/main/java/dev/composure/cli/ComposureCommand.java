package dev.composure.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line as a whole.
@Command(
        name = "composure",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Keeps the healthchecks of Docker Compose projects from filling the host with zombies.")
public final class ComposureCommand implements Callable<Integer> {

    private static final int BUG = 70;

    @Spec
    CommandSpec spec;

    private ComposureCommand() {}

    /// The command line with those commands below it.
    public static CommandLine with(Object... commands) {
        var line = new CommandLine(new ComposureCommand());
        for (var command : commands) {
            line.addSubcommand(command);
        }
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failure, failed, _) -> report(failure, failed));
    }

    /// Nothing was asked for.
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return 2;
    }

    private static int report(Exception failure, CommandLine line) {
        var err = line.getErr();
        if (failure instanceof WrongUsage) {
            err.println(failure.getMessage());
            err.flush();
            return 2;
        }
        err.println("This is a bug in Composure: " + failure);
        err.println("Please report it with the command and this line; COMPOSURE_TRACE=1 shows more.");
        if ("1".equals(System.getenv("COMPOSURE_TRACE"))) {
            failure.printStackTrace(err);
        }
        err.flush();
        return BUG;
    }
}
