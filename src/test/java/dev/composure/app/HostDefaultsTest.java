package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HostDefaultsTest {

    private static CommandLine named(CommandLine line, String command) {
        return Optional.ofNullable(line.getSubcommands().get(command)).orElseThrow();
    }

    private static String option(Map<String, String> environment, String command, String option) {
        var line = Main.commandLine(command).setDefaultValueProvider(new HostDefaults(new TreeMap<>(environment)));
        var at = named(line, command);
        var inner = command.equals("token") ? named(at, "list") : at;
        var spec = inner.getCommandSpec().findOption(option);
        var provider = Optional.ofNullable(inner.getDefaultValueProvider()).orElseThrow();
        try {
            return Optional.ofNullable(provider.defaultValue(spec)).orElse(spec.defaultValue());
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void commandsAreSetAsTheOperatorOfTheHostIs() {
        var host = Map.of(
                "COMPOSURE_STATE_PATH", "/state",
                "COMPOSURE_HTTP_PORT", "9443",
                "COMPOSURE_POLICY_SOURCE", "/policies",
                "COMPOSURE_PROJECTS_ROOTS", "/srv,/opt",
                "COMPOSURE_MODE", "propose");
        assertThat(option(host, "get", "--state")).isEqualTo("/state");
        assertThat(option(host, "token", "--state")).isEqualTo("/state");
        assertThat(option(host, "kubeconfig", "--state")).isEqualTo("/state");
        assertThat(option(host, "get", "--server")).isEqualTo("https://127.0.0.1:9443");
        assertThat(option(host, "kubeconfig", "--server")).isEqualTo("https://127.0.0.1:9443");
        assertThat(option(host, "plan", "--state")).isEqualTo("/state");
        assertThat(option(host, "plan", "--policy")).isEqualTo("/policies");
        assertThat(option(host, "plan", "--roots")).isEqualTo("/srv,/opt");
        assertThat(option(host, "plan", "--mode")).isEqualTo("propose");
    }

    @Test
    void withoutVariablesTheyAreAsDocumented() {
        var none = Map.<String, String>of();
        assertThat(option(none, "get", "--state")).isEqualTo("/var/lib/composure");
        assertThat(option(none, "get", "--server")).isEqualTo("https://127.0.0.1:8480");
        assertThat(option(none, "plan", "--mode")).isEqualTo("enforce");
        assertThat(option(Map.of("COMPOSURE_STATE_PATH", " "), "get", "--state"))
                .isEqualTo("/var/lib/composure");
    }

    @Test
    void whoListensEverywhereIsThereOnLoopback() {
        assertThat(option(Map.of("COMPOSURE_HTTP_ADDRESS", "0.0.0.0"), "get", "--server"))
                .isEqualTo("https://127.0.0.1:8480");
        assertThat(option(Map.of("COMPOSURE_HTTP_ADDRESS", "::1"), "get", "--server"))
                .isEqualTo("https://[::1]:8480");
        assertThat(option(Map.of("COMPOSURE_HTTP_INSECURE", "true"), "get", "--server"))
                .isEqualTo("http://127.0.0.1:8480");
    }

    @Test
    void whatJudgesByWhatItIsToldAloneIsNotMeant() {
        var host = Map.of("COMPOSURE_POLICY_SOURCE", "/policies");
        assertThat(option(host, "check", "--policy")).isNotEqualTo("/policies");
    }
}
