package dev.composure.app;

import dev.composure.cli.TokenCommand;
import dev.composure.cli.WrongUsage;
import dev.composure.operate.access.Role;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// The tokens of a state folder on this host, for the command line.
record LocalTokens(StateFolder folder) implements TokenCommand.TokenList {

    @Override
    public String add(String name, String role) {
        try {
            var token = file().make(name, TokenFile.role(role).orElse(Role.VIEWER));
            if (name.equals(StateFolder.LOCAL)) {
                folder.write(token);
            }
            return token;
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    @Override
    public boolean remove(String name) {
        try {
            return file().remove(name);
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    @Override
    public List<List<String>> all() {
        try {
            return file().entries().entrySet().stream()
                    .map(entry -> List.of(
                            entry.getKey(), entry.getValue().role().name().toLowerCase(Locale.ROOT)))
                    .toList();
        } catch (IOException failed) {
            throw unusable(failed);
        }
    }

    private TokenFile file() {
        return new TokenFile(folder.tokens());
    }

    private WrongUsage unusable(IOException failed) {
        return new WrongUsage(
                "cannot use %s (%s): name the operator's --state folder".formatted(folder.tokens(), failed));
    }
}
