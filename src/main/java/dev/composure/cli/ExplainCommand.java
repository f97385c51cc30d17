package dev.composure.cli;

import dev.composure.compose.Spelling;
import dev.composure.policy.Rule;
import dev.composure.policy.Rules;
import dev.composure.report.RuleText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says what a rule finds, and why.
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        description = "Explain a rule: what it finds, why it hurts, what to do. Without one, list the rules.")
public final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "RULE", arity = "0..1", defaultValue = "", description = "The name of a rule.")
    String name;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        if (name.isEmpty()) {
            out.print(RuleText.list(Rules.all()));
            out.flush();
            return 0;
        }
        var rule = Rules.named(name);
        rule.map(RuleText::explain).ifPresentOrElse(out::print, this::complain);
        out.flush();
        return rule.isPresent() ? 0 : 2;
    }

    private void complain() {
        var names = Rules.all().stream().map(Rule::key).map(Object::toString).toList();
        var hint = Spelling.nearest(name, names)
                .map(near -> "Did you mean `" + near + "`?")
                .orElse("`composure explain` lists them.");
        spec.commandLine().getErr().println("There is no rule `" + name + "`. " + hint);
        spec.commandLine().getErr().flush();
    }
}
