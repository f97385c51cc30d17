package dev.composure.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says yes to exactly one plan of a running operator.
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Say yes to exactly one plan of a running operator. `composure plan` and the condition Stalled of"
                + " a project show its digest.")
public final class ApproveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The compose project.")
    String project;

    @Parameters(index = "1", paramLabel = "DIGEST", description = "The digest of the plan: 12 hexadecimal digits.")
    String digest;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public ApproveCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        if (!digest.matches("[0-9a-f]{12}")) {
            throw new WrongUsage("%s is no digest of a plan: it has 12 hexadecimal digits".formatted(digest));
        }
        new Resources(operator.reached(connect)).annotate(project, "approve", digest);
        var out = spec.commandLine().getOut();
        out.println("approved plan %s of %s".formatted(digest, project));
        out.flush();
        return 0;
    }
}
