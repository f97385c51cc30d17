package dev.composure.app;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What the options of commands are where nobody names them: as the operator of this host is set by its variables, so
/// that its commands need not be told again. `serve` reads all settings itself, and `check`, `fix` and `policy` judge
/// by what they are told alone.
final class HostDefaults implements IDefaultValueProvider {

    private static final Set<String> ANYWHERE = Set.of("0.0.0.0", "::", "[::]");
    private static final Set<String> OWN = Set.of("serve", "check", "fix", "policy", "validate", "test", "show");

    private final SortedMap<String, String> environment;

    HostDefaults(SortedMap<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)
                || OWN.contains(option.command().name())) {
            return null;
        }
        return switch (option.longestName()) {
            case "--state" -> named("COMPOSURE_STATE_PATH").orElse(null);
            case "--server" -> server().orElse(null);
            case "--policy" -> named("COMPOSURE_POLICY_SOURCE").orElse(null);
            case "--roots" -> named("COMPOSURE_PROJECTS_ROOTS").orElse(null);
            case "--mode" -> named("COMPOSURE_MODE").orElse(null);
            default -> null;
        };
    }

    private Optional<String> named(String variable) {
        return Optional.ofNullable(environment.get(variable)).filter(value -> !value.isBlank());
    }

    /// Where the operator listens; whoever listens everywhere is there on loopback too.
    private Optional<String> server() {
        var address = named("COMPOSURE_HTTP_ADDRESS").filter(where -> !ANYWHERE.contains(where));
        var port = named("COMPOSURE_HTTP_PORT");
        var isPlain = named("COMPOSURE_HTTP_INSECURE").filter("true"::equals).isPresent();
        if (address.isEmpty() && port.isEmpty() && !isPlain) {
            return Optional.empty();
        }
        var host = address.map(where -> where.contains(":") && !where.startsWith("[") ? "[" + where + "]" : where);
        return Optional.of(
                "%s://%s:%s".formatted(isPlain ? "http" : "https", host.orElse("127.0.0.1"), port.orElse("8480")));
    }
}
