package dev.composure.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Has a running operator undo what it did.
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description =
                "Have a running operator bring back the original file and containers of a remediation. A file that"
                        + " was changed since stays as it is: what differs is printed, and the patch.")
public final class RollbackCommand implements Callable<Integer> {

    private static final int NOT_DONE = 2;
    private static final int IN_PART = 4;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "REMEDIATION",
            description = "Its id, as `composure history FILE` and `composure get` show it.")
    @Nullable
    String remediation;

    @Option(names = "--all", description = "Everything that is still in force, newest first: the uninstall.")
    boolean all;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public RollbackCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        if (all == (remediation != null)) {
            throw new WrongUsage("name one remediation, or --all");
        }
        if (remediation != null && !remediation.matches("[A-Za-z0-9._-]+")) {
            throw new WrongUsage(
                    "%s is no id of a remediation; `composure history FILE` shows them".formatted(remediation));
        }
        var items = outcomes(new Resources(operator.reached(connect)));
        var out = spec.commandLine().getOut();
        if (items.isEmpty()) {
            out.println("nothing is in force that could be rolled back");
        }
        items.forEach(item -> print(out, item));
        out.flush();
        return exitCode(items);
    }

    private List<JsonNode> outcomes(Resources resources) {
        return remediation == null
                ? resources.rollBackAll().path("items").valueStream().toList()
                : List.of(resources.rollBack(remediation).at("/status/rollback"));
    }

    private static int exitCode(List<JsonNode> items) {
        long refused = items.stream().filter(RollbackCommand::differs).count();
        if (refused == 0) {
            return 0;
        }
        return refused == items.size() ? NOT_DONE : IN_PART;
    }

    private static boolean differs(JsonNode item) {
        return item.path("outcome").asText().equals("FileDiffers");
    }

    private static void print(PrintWriter out, JsonNode item) {
        out.printf(
                "%s (%s of %s): %s%n",
                item.path("remediation").asText(),
                item.path("service").asText(),
                item.path("project").asText(),
                item.path("message").asText());
        if (differs(item)) {
            out.printf("changed since:%n%s", item.path("differs").asText());
            out.printf("what would undo it:%n%s", item.path("patch").asText());
            out.printf(
                    "the whole patch, with a file's own words: %s (git apply --directory=/ or patch -d / -p1)%n",
                    item.path("patchFile").asText());
        }
    }
}
