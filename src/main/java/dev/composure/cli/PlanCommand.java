package dev.composure.cli;

import dev.composure.operate.round.PlanProject;
import dev.composure.policy.Mode;
import dev.composure.reconcile.ProjectId;
import dev.composure.report.PlanText;
import dev.composure.report.json.PlanJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what the operator would do now on this host.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Say what the operator would do now on this host, step by step with causes. Touches nothing.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:every project asked for was planned, whatever the plan",
            "2:no such project, invalid policy, or no engine",
            "70:a bug in Composure"
        })
public final class PlanCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROJECT", arity = "0..*", description = "Compose projects (default: all of the host).")
    List<String> projects = List.of();

    @Option(
            names = "--policy",
            paramLabel = "FILE|DIR",
            defaultValue = "",
            description = "The policies (default: the built-in baseline, which only audits).")
    String policy;

    @Option(
            names = "--roots",
            paramLabel = "DIR[,DIR…]",
            split = ",",
            description = "The folders below which the operator may rewrite compose files.")
    List<String> roots = List.of();

    @Option(
            names = "--mode",
            paramLabel = "audit|propose|enforce",
            defaultValue = "enforce",
            description = "The operator's ceiling over every policy's own mode (default: ${DEFAULT-VALUE}).")
    Mode mode;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            defaultValue = "/var/lib/composure",
            description = "The operator's state folder, for what it has tried and what was approved"
                    + " (default: ${DEFAULT-VALUE}). It is only read, and need not exist.")
    String state;

    @Option(names = "--format", defaultValue = "text", description = "text or json (default: ${DEFAULT-VALUE}).")
    Format format;

    @Spec
    CommandSpec spec;

    private final Planning planning;

    /// What a plan is made from.
    public record Wanted(String policy, List<String> roots, Mode mode, String state) {
        public Wanted {
            roots = List.copyOf(roots);
        }
    }

    /// Hands the use case to `then`, and clears up behind it.
    @FunctionalInterface
    public interface Planning {
        int with(Wanted wanted, ToIntFunction<PlanProject> then);
    }

    public PlanCommand(Planning planning) {
        this.planning = planning;
    }

    @Override
    public Integer call() {
        return planning.with(new Wanted(policy, roots, mode, state), this::show);
    }

    private int show(PlanProject useCase) {
        var out = spec.commandLine().getOut();
        var wanted = projects.isEmpty()
                ? useCase.projects()
                : projects.stream().map(ProjectId::new).toList();
        var json = new PlanJson();
        var missing = new ArrayList<ProjectId>();
        for (ProjectId project : wanted) {
            var planned = useCase.plan(project);
            if (planned.isEmpty()) {
                missing.add(project);
                continue;
            }
            var plan = planned.get();
            if (format == Format.TEXT) {
                out.print(PlanText.render(project.name(), plan.mode(), plan.errors(), plan.plan()));
            } else {
                json.add(project.name(), plan.mode(), plan.errors(), plan.plan());
            }
        }
        if (format != Format.TEXT) {
            out.print(json.render());
        }
        out.flush();
        return told(missing, wanted.isEmpty());
    }

    private int told(List<ProjectId> missing, boolean isEmpty) {
        var err = spec.commandLine().getErr();
        if (isEmpty) {
            err.println("no compose project has containers on this engine");
        }
        missing.forEach(
                project -> err.println("no compose project \"%s\" has containers here".formatted(project.name())));
        err.flush();
        return missing.isEmpty() ? 0 : 2;
    }
}
