package dev.composure.cli;

import java.io.IOException;
import java.nio.file.Path;
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
    private final Writer writer;

    /// `access` finds what a state folder has to offer.
    public KubeconfigCommand(Function<String, Access> access, Writer writer) {
        this.access = access;
        this.writer = writer;
    }

    /// Writes a file that its owner alone can read.
    @FunctionalInterface
    public interface Writer {
        void write(Path file, String text) throws IOException;
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
            writer.write(output, text);
        }
        return 0;
    }
}
