package dev.composure.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The command line as a page of the manual, composure(1), in the language of `man`.
public final class ManPage {

    private static final String END = """
            .SH EXIT STATUS
            .TP
            .B 0
            everything that was asked for was judged, and nothing weighs as much as \\-\\-fail\\-on
            .TP
            .B 1
            findings; with \\fBfix \\-\\-dry\\-run\\fR: something would change
            .TP
            .B 2
            not everything could be judged, wrong usage, engine or operator not reachable
            .TP
            .B 4
            an action succeeded only in part
            .TP
            .B 70
            a bug
            .SH SEE ALSO
            .BR docker (1),
            .BR kubectl (1)
            """;

    private final StringBuilder text = new StringBuilder();

    private ManPage() {}

    /// The page of a command line with all its commands.
    public static String of(CommandLine whole) {
        var page = new ManPage();
        page.head(whole);
        whole.getSubcommands().forEach((name, command) -> page.command(name, command));
        return page.text.append(END).toString();
    }

    private void head(CommandLine whole) {
        line(".TH COMPOSURE 1 \"\" \"%s\" \"Composure\"".formatted(Version.built()));
        line(".SH NAME");
        line("composure \\- " + escaped(description(whole)));
        line(".SH SYNOPSIS");
        line(".B composure");
        line("COMMAND [OPTION...] [ARGUMENT...]");
        line(".SH COMMANDS");
    }

    private void command(String path, CommandLine command) {
        line(".SS " + escaped("composure " + path));
        line(escaped(description(command)));
        command.getCommandSpec().positionalParameters().forEach(this::parameter);
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .forEach(this::option);
        command.getSubcommands().forEach((name, below) -> command(path + " " + name, below));
    }

    private void parameter(PositionalParamSpec parameter) {
        entry(parameter.paramLabel(), parameter.description());
    }

    private void option(OptionSpec option) {
        var label = option.arity().max() > 0 ? " " + option.paramLabel() : "";
        entry(String.join(", ", option.names()) + label, option.description());
    }

    private void entry(String word, String... description) {
        line(".TP");
        line(".B " + escaped(word));
        line(escaped(String.join(" ", description)));
    }

    private static String description(CommandLine command) {
        return String.join(" ", command.getCommandSpec().usageMessage().description());
    }

    /// A hyphen of an option is no hyphen of a text, and a dot or quote at the start of a line would be a request.
    private static String escaped(String words) {
        var plain = words.replace("%%", "%")
                .replace("%n", "\n")
                .replace("\\", "\\e")
                .replace("-", "\\-");
        return Arrays.stream(plain.split("\n", -1))
                .flatMap(line -> line.isBlank() ? Stream.empty() : Stream.of(line))
                .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
                .collect(Collectors.joining("\n"));
    }

    private void line(String words) {
        text.append(words).append('\n');
    }
}
