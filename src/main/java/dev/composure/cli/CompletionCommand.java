package dev.composure.cli;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Prints a script with which a shell completes commands, options and the names of projects.
@Command(
        name = "completion",
        description = "Print a script that completes commands, options and project names, such as:"
                + " source <(composure completion bash)",
        mixinStandardHelpOptions = true)
public final class CompletionCommand implements Callable<Integer> {

    enum Shell {
        BASH,
        ZSH,
        FISH
    }

    /// The names come from the operator, with the state folder and server that are usual; without one there are none.
    private static final String PROJECT_NAMES = "composure get composeprojects -o name 2>/dev/null";

    private static final String KINDS = "composeprojects remediations healthcheckpolicies policyexceptions";

    private static final String WITH_PROJECTS = """

            # The names of projects, which the operator knows.
            _composure_with_projects() {
              local cur=${COMP_WORDS[COMP_CWORD]} words=""
              case "${COMP_WORDS[1]}:$COMP_CWORD" in
                describe:2|approve:2|pause:2|resume:2|rollback:2|history:2) words=$(%1$s) ;;
                get:2) words="%2$s" ;;
                get:3) words=$(%1$s) ;;
              esac
              if [ -n "$words" ] && [ "${cur#-}" = "$cur" ]; then
                COMPREPLY=($(compgen -W "$words" -- "$cur"))
              else
                _complete_composure "$@"
              fi
            }
            complete -F _composure_with_projects -o default composure
            """.formatted(PROJECT_NAMES, KINDS);

    private static final String FISH_WITH_PROJECTS = """
            function __composure_words
                count (string match --invert -- '-*' (commandline -opc))
            end
            complete -c composure -n '__fish_seen_subcommand_from describe approve pause resume rollback history; and test (__composure_words) -eq 2' -a '(%1$s)'
            complete -c composure -n '__fish_seen_subcommand_from get; and test (__composure_words) -eq 2' -a '%2$s'
            complete -c composure -n '__fish_seen_subcommand_from get; and test (__composure_words) -eq 3' -a '(%1$s)'
            """.formatted(PROJECT_NAMES, KINDS);

    @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
    Shell shell;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var whole = spec.commandLine().getParent();
        var out = spec.commandLine().getOut();
        out.print(
                switch (shell) {
                    case BASH -> AutoComplete.bash("composure", whole) + WITH_PROJECTS;
                    case ZSH -> new ZshScript(whole, KINDS, PROJECT_NAMES).text();
                    case FISH -> fish(whole);
                });
        out.flush();
        return 0;
    }

    private static String fish(CommandLine whole) {
        var text = new StringBuilder("complete -c composure -f\n");
        whole.getSubcommands().forEach((name, command) -> {
            text.append(
                    "complete -c composure -n __fish_use_subcommand -a %s -d '%s'\n".formatted(name, summary(command)));
            command.getCommandSpec().options().forEach(option -> text.append(fish(name, option)));
        });
        text.append(FISH_WITH_PROJECTS);
        text.append("complete -c composure -n '__fish_seen_subcommand_from check fix' -F\n");
        return text.toString();
    }

    private static String fish(String command, OptionSpec option) {
        var names = Arrays.stream(option.names())
                .map(name -> name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                .collect(Collectors.joining(" "));
        var value = option.arity().max() > 0 ? " -r -F" : "";
        return "complete -c composure -n '__fish_seen_subcommand_from %s' %s%s\n".formatted(command, names, value);
    }

    static String summary(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description())
                .split("[.:;](?= |$)", -1)[0]
                .replace("'", "");
    }
}
