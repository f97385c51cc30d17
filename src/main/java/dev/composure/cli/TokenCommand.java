package dev.composure.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Gives and takes tokens, on the host of the operator. It notices without a restart.
@Command(
        name = "token",
        description = "Give and take the tokens of an operator, which notices at once. Only their hashes are kept.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "(add | list | remove)")
public final class TokenCommand implements Runnable {

    /// The tokens of a state folder.
    public interface TokenList {

        /// A new token, in the place of an older one of that name.
        String add(String name, String role);

        /// False where there is none of that name.
        boolean remove(String name);

        /// Name and role of each.
        List<List<String>> all();
    }

    @Spec
    CommandSpec spec;

    private final Function<String, TokenList> tokens;

    /// `tokens` are those of a state folder.
    public TokenCommand(Function<String, TokenList> tokens) {
        this.tokens = tokens;
    }

    @Override
    public void run() {
        throw new WrongUsage("say add, list or remove; see composure token --help");
    }

    private void print(String text) {
        spec.commandLine().getOut().println(text);
        spec.commandLine().getOut().flush();
    }

    private static final String STATE = "--state";

    @Command(
            name = "add",
            description = "Make a token, or another one in its place, and print it, this once.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "Whose it is.") String name,
            @Option(
                            names = "--role",
                            paramLabel = "viewer|operator",
                            defaultValue = "viewer",
                            description = "A viewer may read only (default: ${DEFAULT-VALUE}).")
                    String role,
            @Option(names = STATE, paramLabel = "DIR", defaultValue = "/var/lib/composure") String state) {
        if (!name.matches("[A-Za-z0-9._-]{1,63}")) {
            throw new WrongUsage("a token's name has letters, digits and ._- only, not " + name);
        }
        if (!List.of("viewer", "operator").contains(role)) {
            throw new WrongUsage("--role takes viewer or operator, not " + role);
        }
        print(tokens.apply(state).add(name, role));
        return 0;
    }

    @Command(name = "list", description = "List names and roles.", mixinStandardHelpOptions = true)
    int list(@Option(names = STATE, paramLabel = "DIR", defaultValue = "/var/lib/composure") String state) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "ROLE"));
        rows.addAll(tokens.apply(state).all());
        print(Columns.align(rows));
        return 0;
    }

    @Command(name = "remove", description = "Take a token away.", mixinStandardHelpOptions = true)
    int remove(
            @Parameters(paramLabel = "NAME", description = "Whose it is.") String name,
            @Option(names = STATE, paramLabel = "DIR", defaultValue = "/var/lib/composure") String state) {
        if (!tokens.apply(state).remove(name)) {
            throw new WrongUsage("there is no token " + name);
        }
        print("removed " + name);
        return 0;
    }
}
