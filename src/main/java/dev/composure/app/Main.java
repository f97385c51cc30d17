package dev.composure.app;

import dev.composure.cli.GetCommand;
import dev.composure.cli.ServeCommand;
import dev.composure.operate.OperatorApi;
import dev.composure.operate.OperatorUnavailable;
import dev.composure.remote.HttpOperatorApi;
import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line.
@Command(name = "composure", mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main())
                .addSubcommand(new ServeCommand(Serving::start))
                .addSubcommand(new GetCommand(Main::connect))
                .execute(arguments));
    }

    private static OperatorApi connect(String server, String stateFolder) {
        var folder = new StateFolder(Path.of(stateFolder));
        var fromEnvironment = System.getenv("COMPOSURE_TOKEN");
        try {
            var token = fromEnvironment == null ? folder.tokenText() : fromEnvironment;
            return new HttpOperatorApi(URI.create(server), token, folder.certificate());
        } catch (StartRefused refused) {
            throw new OperatorUnavailable(String.valueOf(refused.getMessage()));
        }
    }
}
