package dev.composure.app;

import dev.composure.cli.ComposureCommand;
import dev.composure.cli.ExplainCommand;
import dev.composure.cli.GetCommand;
import dev.composure.cli.ServeCommand;
import picocli.CommandLine;

/// The command line. Only `serve` starts Quarkus.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var code = commandLine().execute(arguments);
        System.out.flush();
        System.err.flush();
        // System.exit would first load a logging system, only to ask it whether exits are logged.
        Runtime.getRuntime().halt(code);
    }

    /// Lambdas where method references would do: a command that is not called must not need its libraries, which are
    /// not on the class path of the short ones.
    static CommandLine commandLine() {
        return ComposureCommand.with(
                Checking.command(),
                new ExplainCommand(),
                new ServeCommand(settings -> Serving.start(settings)),
                new GetCommand((server, state) -> Asking.operator(server, state)));
    }
}
