package dev.composure.cli;

import dev.composure.operate.PolicyLoad;
import dev.composure.operate.PolicyLoader;
import dev.composure.operate.policies.TestOutcome;
import dev.composure.operate.policies.TestPolicies;
import dev.composure.report.InputError;
import dev.composure.report.PolicyText;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Everything about policies themselves.
@Command(
        name = "policy",
        mixinStandardHelpOptions = true,
        description = "Check policies, run their tests, or show what is in force.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:a test has failed",
            "2:policies or tests are invalid, or there are none",
            "70:a bug in Composure"
        })
public final class PolicyCommand implements Callable<Integer> {

    @Spec
    CommandSpec spec;

    private final PolicyLoader policies;
    private final TestPolicies tests;
    private final Supplier<String> schema;

    public PolicyCommand(PolicyLoader policies, TestPolicies tests, Supplier<String> schema) {
        this.policies = policies;
        this.tests = tests;
        this.schema = schema;
    }

    @Override
    public Integer call() {
        spec.commandLine().usage(err());
        return 2;
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = "Read policies and say what is wrong with them.")
    int validate(
            @Parameters(
                            paramLabel = "FILE|DIR|GIT-URL[@REF][//PATH]",
                            arity = "0..1",
                            defaultValue = ".",
                            description = "Default: this folder.")
                    String location) {
        return switch (policies.load(location)) {
            case PolicyLoad.Refused refused -> complain(refused.errors());
            case PolicyLoad.Loaded good -> {
                var set = good.policies();
                out().println("valid: " + counted(set.policies().size(), "policy", "policies") + ", "
                        + counted(set.exceptions().size(), "exception", "exceptions"));
                out().flush();
                yield 0;
            }
        };
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Run tests of policies: files called NAME.test.yaml beside them.")
    int test(
            @Parameters(
                            paramLabel = "FILE|DIR",
                            arity = "0..*",
                            defaultValue = ".",
                            description = "Default: this folder.")
                    List<String> paths) {
        var outcome = tests.test(paths);
        outcome.results().forEach(this::tell);
        var failed =
                outcome.results().stream().filter(result -> !result.isPassed()).count();
        if (!outcome.results().isEmpty()) {
            out().println("%s, %d failed".formatted(counted(outcome.results().size(), "test", "tests"), failed));
        }
        out().flush();
        if (!outcome.errors().isEmpty()) {
            return complain(outcome.errors());
        }
        return outcome.isPassed() ? 0 : 1;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description =
                    "Show the policies that are in force: where they come from, which version, and what they say.")
    int show(
            @Option(
                            names = "--policy",
                            paramLabel = "FILE|DIR|GIT-URL[@REF][//PATH]",
                            defaultValue = "",
                            description = "Default: the built-in baseline.")
                    String location,
            @Option(names = "--schema", description = "Print the JSON Schema of policy files instead, for editors.")
                    boolean showsSchema) {
        if (showsSchema) {
            out().print(schema.get());
            out().flush();
            return 0;
        }
        return switch (policies.load(location)) {
            case PolicyLoad.Refused refused -> complain(refused.errors());
            case PolicyLoad.Loaded good -> {
                var set = good.policies();
                out().print(PolicyText.render(set));
                out().flush();
                yield 0;
            }
        };
    }

    private void tell(TestOutcome.Result result) {
        out().println((result.isPassed() ? "passed  " : "FAILED  ") + result.name() + " (" + result.place() + ")");
        result.failures().forEach(failure -> out().print(failure.strip().indent(2)));
    }

    private int complain(List<InputError> errors) {
        errors.forEach(error -> err().println(error.line("error")));
        err().flush();
        return 2;
    }

    private static String counted(int number, String one, String several) {
        return number + " " + (number == 1 ? one : several);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
