package dev.composure.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes what `kubectl` needs to talk to a running operator.
@Command(
        name = "kubeconfig",
        description = "Print a kubeconfig, with which kubectl talks to a running operator. It holds the token.",
        mixinStandardHelpOptions = true)
public final class KubeconfigCommand implements Callable<Integer> {

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Write it there, readable by you alone, instead of printing it.")
    @Nullable
    Path output;

    @Spec
    CommandSpec spec;

    private final Function<String, Access> access;

    /// `access` finds what a state folder has to offer.
    public KubeconfigCommand(Function<String, Access> access) {
        this.access = access;
    }

    /// A token, and the certificate that the server shows, in PEM.
    public record Access(String token, String certificate) {
        @Override
        public String toString() {
            return "***";
        }
    }

    @Override
    public Integer call() throws IOException {
        if (operator.server.startsWith("http:")) {
            throw new WrongUsage("kubectl sends no token over plain http: start the operator without --insecure-http");
        }
        var text = Kubeconfig.text(operator.server, access.apply(operator.state));
        if (output == null) {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        } else {
            write(output, text);
        }
        return 0;
    }

    private static void write(Path file, String text) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var fresh = Files.createTempFile(folder, ".kubeconfig", "", owner);
        Files.writeString(fresh, text, StandardCharsets.UTF_8);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
