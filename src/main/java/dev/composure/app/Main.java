package dev.composure.app;

import dev.composure.cli.ComposureCommand;
import dev.composure.cli.ExplainCommand;
import dev.composure.cli.GetCommand;
import dev.composure.cli.ServeCommand;

/// The command line. Only `serve` starts Quarkus.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var code = ComposureCommand.with(
                        Checking.command(),
                        new ExplainCommand(),
                        new ServeCommand(Serving::start),
                        new GetCommand(Asking::operator))
                .execute(arguments);
        System.out.flush();
        System.err.flush();
        // System.exit would first load a logging system, only to ask it whether exits are logged.
        Runtime.getRuntime().halt(code);
    }
}
