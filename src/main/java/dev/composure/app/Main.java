package dev.composure.app;

import dev.composure.cli.ApproveCommand;
import dev.composure.cli.CompletionCommand;
import dev.composure.cli.ComposureCommand;
import dev.composure.cli.DescribeCommand;
import dev.composure.cli.ExplainCommand;
import dev.composure.cli.GetCommand;
import dev.composure.cli.HistoryCommand;
import dev.composure.cli.KubeconfigCommand;
import dev.composure.cli.PauseCommand;
import dev.composure.cli.PlanCommand;
import dev.composure.cli.ResumeCommand;
import dev.composure.cli.RollbackCommand;
import dev.composure.cli.ServeCommand;
import dev.composure.cli.TokenCommand;
import dev.composure.cli.WrongUsage;
import dev.composure.files.PrivateFile;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import picocli.CommandLine;

/// The command line. Only `serve` starts Quarkus.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var code = commandLine(arguments).execute(arguments);
        System.out.flush();
        System.err.flush();
        // System.exit would first load a logging system, only to ask it whether exits are logged.
        Runtime.getRuntime().halt(code);
    }

    static CommandLine commandLine(String... arguments) {
        return ComposureCommand.with(commands(), arguments)
                .setDefaultValueProvider(new HostDefaults(new TreeMap<>(System.getenv())));
    }

    /// Lambdas where method references would do: a command that is not called must not need its libraries,
    /// which are not on the class path of the short ones.
    private static SequencedMap<String, Supplier<Object>> commands() {
        var commands = new LinkedHashMap<String, Supplier<Object>>();
        commands.put("check", () -> Checking.check());
        commands.put("fix", () -> Checking.fix());
        commands.put("facts", () -> Knowledge.collect());
        commands.put("explain", () -> new ExplainCommand());
        commands.put("policy", () -> Policies.command());
        commands.put("serve", () -> new ServeCommand(settings -> serve(settings)));
        commands.put("get", () -> new GetCommand((server, state) -> Asking.operator(server, state)));
        commands.put("describe", () -> new DescribeCommand((server, state) -> Asking.operator(server, state)));
        commands.put("approve", () -> new ApproveCommand((server, state) -> Asking.operator(server, state)));
        commands.put("pause", () -> new PauseCommand((server, state) -> Asking.operator(server, state)));
        commands.put("resume", () -> new ResumeCommand((server, state) -> Asking.operator(server, state)));
        commands.put(
                "kubeconfig",
                () -> new KubeconfigCommand(
                        state -> Asking.access(state), (file, text) -> PrivateFile.replace(file, text)));
        commands.put("token", () -> new TokenCommand(state -> Asking.tokens(state)));
        commands.put("rollback", () -> new RollbackCommand((server, state) -> Asking.operator(server, state)));
        commands.put("history", () -> new HistoryCommand((server, state) -> Asking.operator(server, state)));
        commands.put("plan", () -> new PlanCommand((wanted, then) -> Planning.with(wanted, then)));
        commands.put("zombies", () -> Counting.command());
        commands.put("completion", () -> new CompletionCommand());
        commands.put("demo", () -> Demonstrating.command());
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
