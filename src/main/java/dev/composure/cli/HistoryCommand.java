package dev.composure.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Tells what a running operator did to a file.
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Tell what a running operator did to a compose file, oldest first, with the changed lines.")
public final class HistoryCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The compose file.")
    Path file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "json",
            description = "json: as the API gives it.")
    @Nullable
    String output;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public HistoryCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        if (output != null && !output.equals("json")) {
            throw new WrongUsage("-o takes json, not " + output);
        }
        var path = file.toAbsolutePath().normalize().toString();
        var answer = new Resources(operator.reached(connect)).history(path);
        var out = spec.commandLine().getOut();
        if (output != null) {
            out.println(answer.toPrettyString());
        } else {
            print(out, path, answer.path("items"));
        }
        out.flush();
        return 0;
    }

    private static void print(PrintWriter out, String path, JsonNode items) {
        if (items.isEmpty()) {
            out.println("nothing was done to " + path);
        }
        items.forEach(item -> print(out, item));
    }

    private static void print(PrintWriter out, JsonNode item) {
        out.printf("%s  %s%n", word(item, "begunAt"), word(item, "remediation"));
        out.printf(
                "  %s on %s of %s: %s%n",
                word(item, "remedy"), word(item, "service"), word(item, "project"), word(item, "why"));
        out.printf(
                "  %s%s: %s%n",
                word(item, "outcome"),
                word(item, "endedAt").isEmpty() ? "" : " at " + word(item, "endedAt"),
                word(item, "message"));
        word(item, "diff").lines().forEach(line -> out.println("    " + line));
        item.path("steps").forEach(step -> out.println("  - " + step.asText()));
    }

    private static String word(JsonNode item, String field) {
        return item.path(field).asText();
    }
}
