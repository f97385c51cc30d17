package dev.composure.app;

import dev.composure.cli.ComposureCommand;
import dev.composure.cli.ExplainCommand;
import dev.composure.cli.GetCommand;
import dev.composure.cli.ServeCommand;
import dev.composure.cli.WrongUsage;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.function.Supplier;

/// The command line. Only `serve` starts Quarkus.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var code = run(arguments);
        System.out.flush();
        System.err.flush();
        // System.exit would first load a logging system, only to ask it whether exits are logged.
        Runtime.getRuntime().halt(code);
    }

    static int run(String... arguments) {
        return ComposureCommand.with(commands(), arguments).execute(arguments);
    }

    /// A command that is not asked for must not need its libraries: they are not on the class path of the short ones.
    private static SequencedMap<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("check", Checking::command);
        commands.put("explain", ExplainCommand::new);
        commands.put("serve", () -> new ServeCommand(Main::serve));
        commands.put("get", () -> new GetCommand(Asking::operator));
        return commands;
    }

    private static int serve(SortedMap<String, String> settings) {
        try {
            return Serving.start(settings);
        } catch (StartRefused refused) {
            throw new WrongUsage(String.valueOf(refused.getMessage()));
        }
    }
}
