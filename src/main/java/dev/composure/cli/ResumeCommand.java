package dev.composure.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Go on with a project that was paused.
@Command(name = "resume", description = "Go on with a project that was paused.", mixinStandardHelpOptions = true)
public final class ResumeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The compose project.")
    String project;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public ResumeCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        new Resources(operator.reached(connect)).annotate(project, "paused", "");
        var out = spec.commandLine().getOut();
        out.println("resumed %s".formatted(project));
        out.flush();
        return 0;
    }
}
