package dev.composure.cli;

import dev.composure.operate.OperatorApi;
import picocli.CommandLine.Option;

/// Which running operator a command talks to.
public final class OperatorAt {

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "https://127.0.0.1:8480",
            description = "The operator (default: ${DEFAULT-VALUE}).")
    String server;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "/var/lib/composure",
            description = "Its state folder, where its token and certificate are (default: ${DEFAULT-VALUE}); the token"
                    + " may also be in COMPOSURE_TOKEN.")
    String state;

    /// Reaches the operator at a URL with the token of a state folder.
    @FunctionalInterface
    public interface Connect {
        OperatorApi to(String server, String stateFolder);
    }

    OperatorApi reached(Connect connect) {
        return connect.to(server, state);
    }
}
