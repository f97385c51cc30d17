package dev.composure.app;

import dev.composure.cli.KubeconfigCommand;
import dev.composure.cli.TokenCommand;
import dev.composure.cli.WrongUsage;
import dev.composure.operate.OperatorApi;
import dev.composure.remote.HttpOperatorApi;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /// What a kubeconfig needs, of the environment or of a state folder.
    static KubeconfigCommand.Access access(String stateFolder) {
        var folder = new StateFolder(Path.of(stateFolder));
        var fromEnvironment = System.getenv("COMPOSURE_TOKEN");
        try {
            return new KubeconfigCommand.Access(
                    fromEnvironment == null ? folder.tokenText() : fromEnvironment,
                    Files.readString(folder.certificate(), StandardCharsets.UTF_8));
        } catch (StartRefused refused) {
            throw new WrongUsage(
                    refused.getMessage() + "\nName the operator's --state folder, or set COMPOSURE_TOKEN.");
        } catch (IOException failed) {
            throw new WrongUsage(
                    "cannot read the certificate %s: name the state folder of an operator that was started with TLS"
                            .formatted(failed.getMessage()));
        }
    }

    static TokenCommand.TokenList tokens(String stateFolder) {
        return new LocalTokens(new StateFolder(Path.of(stateFolder)));
    }
}
