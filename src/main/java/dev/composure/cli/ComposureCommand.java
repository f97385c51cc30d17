package dev.composure.cli;

import dev.composure.operate.ComposeUnavailable;
import dev.composure.operate.EngineUnavailable;
import dev.composure.operate.OperatorUnavailable;
import dev.composure.operate.demo.DemoImpossible;
import dev.composure.operate.facts.InvalidFacts;
import java.util.Arrays;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
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

    /// The command line with those commands, by name. Only the one that the arguments name is made, so that no
    /// command pays for what another one needs; all of them are where none is named, or all are to be completed.
    public static CommandLine with(SequencedMap<String, Supplier<Object>> commands, String... arguments) {
        var line = new CommandLine(new ComposureCommand());
        var named = arguments.length > 0 && !arguments[0].equals("completion") ? commands.get(arguments[0]) : null;
        if (named != null) {
            line.addSubcommand(named.get());
        } else {
            commands.values().forEach(command -> line.addSubcommand(command.get()));
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
        var code = switch (failure) {
            case WrongUsage _,
                    OperatorUnavailable _,
                    EngineUnavailable _,
                    ComposeUnavailable _,
                    DemoImpossible _,
                    InvalidFacts _ -> 2;
            default -> BUG;
        };
        if (code == BUG) {
            err.println("This is a bug in Composure: " + failure);
            err.println("Please report it with the command and these lines.");
            stackOf(failure).forEach(err::println);
        } else {
            err.println(failure.getMessage());
        }
        err.flush();
        return code;
    }

    /// Where it happened, no more than a reader needs to tell one bug from another.
    private static Stream<String> stackOf(Exception failure) {
        return Arrays.stream(failure.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("dev.composure."))
                .limit(5)
                .map(frame -> "  at " + frame);
    }
}
