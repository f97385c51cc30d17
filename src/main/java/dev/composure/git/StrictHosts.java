package dev.composure.git;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jgit.transport.SshConfigStore;
import org.jspecify.annotations.Nullable;

/// The ssh configuration for every host: known hosts only, and nobody is asked.
final class StrictHosts implements SshConfigStore {

    private static final Map<String, String> OPTIONS = Map.of("StrictHostKeyChecking", "yes", "BatchMode", "yes");

    private record Strict() implements HostConfig {
        @Override
        public @Nullable String getValue(String key) {
            return OPTIONS.entrySet().stream()
                    .filter(option -> option.getKey().toLowerCase(Locale.ROOT).equals(key.toLowerCase(Locale.ROOT)))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public List<String> getValues(String key) {
            var value = getValue(key);
            return value == null ? List.of() : List.of(value);
        }

        @Override
        public Map<String, String> getOptions() {
            return OPTIONS;
        }

        @Override
        public Map<String, List<String>> getMultiValuedOptions() {
            return Map.of();
        }
    }

    @Override
    public HostConfig lookup(String hostName, int port, String userName) {
        return new Strict();
    }

    @Override
    public HostConfig lookupDefault(String hostName, int port, String userName) {
        return new Strict();
    }
}
