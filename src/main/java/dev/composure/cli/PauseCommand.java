package dev.composure.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Begin nothing new in a project; what is under way is brought to its end.
@Command(
        name = "pause",
        description = "Begin nothing new in a project; what is under way is brought to its end.",
        mixinStandardHelpOptions = true)
public final class PauseCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The compose project.")
    String project;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public PauseCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        new Resources(operator.reached(connect)).annotate(project, "paused", "true");
        var out = spec.commandLine().getOut();
        out.println("paused %s: nothing new is begun in it".formatted(project));
        out.flush();
        return 0;
    }
}
