package dev.composure.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The completion of zsh: a function of its own, for `source <(composure completion zsh)` and for a file
/// `_composure` in the `fpath`.
record ZshScript(CommandLine whole, String kinds, String projectNames) {

    String text() {
        var commands = new StringBuilder();
        var options = new StringBuilder();
        whole.getSubcommands().forEach((name, command) -> {
            commands.append("    '%s:%s'\n".formatted(name, CompletionCommand.summary(command)));
            var words = command.getCommandSpec().options().stream()
                    .map(OptionSpec::names)
                    .flatMap(Arrays::stream)
                    .collect(Collectors.joining(" "));
            options.append("    %s) options=(%s) ;;\n".formatted(name, words));
        });
        return """
            #compdef composure
            _composure() {
              local -a commands options names
              commands=(
            %1$s  )
              if (( CURRENT == 2 )); then
                _describe -t commands command commands
                return
              fi
              case "${words[2]}" in
            %2$s  esac
              if [[ "${words[CURRENT]}" == -* ]]; then
                compadd -a options
                return
              fi
              case "${words[2]}:$CURRENT" in
                describe:3|approve:3|pause:3|resume:3|rollback:3|history:3|get:4) names=(${(f)"$(%3$s)"}) ;;
                get:3) names=(%4$s) ;;
              esac
              if (( ${#names} )); then
                compadd -a names
              else
                _files
              fi
            }
            if [[ "${funcstack[1]}" == _composure ]]; then
              _composure "$@"
            else
              compdef _composure composure
            fi
            """.formatted(commands, options, projectNames, kinds);
    }
}
