package dev.composure.app;

import dev.composure.cli.WrongUsage;
import dev.composure.operate.OperatorApi;
import dev.composure.remote.HttpOperatorApi;
import java.net.URI;
import java.nio.file.Path;

/// Wires what talks to a running operator.
final class Asking {
    private Asking() {}

    /// The operator at a URL, with the token of the environment or of its state folder.
    static OperatorApi operator(String server, String stateFolder) {
        var folder = new StateFolder(Path.of(stateFolder));
        var fromEnvironment = System.getenv("COMPOSURE_TOKEN");
        try {
            var token = fromEnvironment == null ? folder.tokenText() : fromEnvironment;
            return new HttpOperatorApi(URI.create(server), token, folder.certificate());
        } catch (StartRefused | IllegalArgumentException unusable) {
            throw new WrongUsage(
                    unusable.getMessage() + "\nName the operator's --state folder, or set COMPOSURE_TOKEN.");
        }
    }
}
