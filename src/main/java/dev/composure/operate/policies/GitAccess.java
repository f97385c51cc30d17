package dev.composure.operate.policies;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedMap;

/// How a git repository is reached: files that hold the secrets, never the secrets themselves. What is empty is not
/// used; without a key or known hosts those of the user's `.ssh` are, without `caFile` the authorities that Java
/// trusts.
public record GitAccess(
        Optional<Path> tokenFile,
        Optional<String> username,
        Optional<Path> passwordFile,
        Optional<Path> sshKeyFile,
        Optional<Path> knownHostsFile,
        Optional<Path> caFile,
        Duration timeout) {

    public static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String PREFIX = "COMPOSURE_POLICY_GIT_";

    /// As environment variables say, for commands: `COMPOSURE_POLICY_GIT_TOKEN_FILE` …
    public static GitAccess of(SortedMap<String, String> environment) {
        return new GitAccess(
                file(environment, "TOKEN_FILE"),
                text(environment, "USERNAME"),
                file(environment, "PASSWORD_FILE"),
                file(environment, "SSH_KEY_FILE"),
                file(environment, "KNOWN_HOSTS_FILE"),
                file(environment, "CA_FILE"),
                TIMEOUT);
    }

    private static Optional<Path> file(SortedMap<String, String> environment, String name) {
        return text(environment, name).map(Path::of);
    }

    private static Optional<String> text(SortedMap<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(PREFIX + name)).filter(value -> !value.isBlank());
    }
}
