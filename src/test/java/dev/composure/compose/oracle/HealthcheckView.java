package dev.composure.compose.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Setting;
import dev.composure.compose.project.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/// One healthcheck in a form in which ours and that of Docker Compose can be compared. A disabled one has no words.
record HealthcheckView(List<String> test, boolean disabled, SortedMap<String, String> values) {

    private static final List<String> DURATIONS = List.of("interval", "timeout", "start_period", "start_interval");

    /// As read by us, with the variables filled in.
    static HealthcheckView interpolated(Healthcheck healthcheck) {
        return new HealthcheckView(words(healthcheck.test()), isDisabled(healthcheck), values(healthcheck, false));
    }

    /// As written in the files.
    static HealthcheckView written(Healthcheck healthcheck) {
        return new HealthcheckView(
                isDisabled(healthcheck) ? List.of() : healthcheck.writtenTest(),
                isDisabled(healthcheck),
                values(healthcheck, true));
    }

    private static boolean isDisabled(Healthcheck healthcheck) {
        return healthcheck.test() instanceof HealthcheckTest.Disabled;
    }

    private static List<String> words(HealthcheckTest test) {
        return switch (test) {
            case HealthcheckTest.Exec exec -> prefixed("CMD", exec.words());
            case HealthcheckTest.Shell shell -> prefixed("CMD-SHELL", prefixed(shell.script(), shell.ignoredWords()));
            case HealthcheckTest.Malformed malformed -> malformed.words();
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _ -> List.of();
        };
    }

    private static List<String> prefixed(String first, List<String> rest) {
        var all = new ArrayList<String>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static SortedMap<String, String> values(Healthcheck healthcheck, boolean written) {
        var values = new TreeMap<String, String>();
        put(values, "interval", healthcheck.interval(), written);
        put(values, "timeout", healthcheck.timeout(), written);
        put(values, "start_period", healthcheck.startPeriod(), written);
        put(values, "start_interval", healthcheck.startInterval(), written);
        put(values, "retries", healthcheck.retries(), written);
        return values;
    }

    private static void put(SortedMap<String, String> values, String key, Setting<?> setting, boolean written) {
        switch (setting) {
            case Setting.Known<?> known ->
                values.put(
                        key,
                        normal(key, written ? known.written() : known.value().toString()));
            case Setting.Unknown<?> unknown -> values.put(key, normal(key, written ? unknown.written() : "unknown"));
            case Setting.Unset<?> _ -> {}
        }
    }

    /// Durations in one spelling.
    private static String normal(String key, String value) {
        return DURATIONS.contains(key)
                ? Durations.parse(value).map(Object::toString).orElse(value)
                : value;
    }

    /// As Docker Compose prints it; where it fills variables in it also doubles every dollar again.
    static HealthcheckView of(JsonNode json, boolean interpolated) {
        var test = json.path("test");
        var words = test.isTextual()
                ? List.of(test.asText())
                : StreamSupport.stream(test.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
        var disabled = json.path("disable").asBoolean()
                || (test.isArray() && words.contains("NONE") && words.getFirst().equals("NONE"));
        var values = new TreeMap<String, String>();
        json.properties().forEach(entry -> {
            if (DURATIONS.contains(entry.getKey()) || entry.getKey().equals("retries")) {
                values.put(
                        entry.getKey(), normal(entry.getKey(), entry.getValue().asText()));
            }
        });
        var plain = interpolated
                ? words.stream().map(word -> word.replace("$$", "$")).toList()
                : words;
        return new HealthcheckView(disabled ? List.of() : plain, disabled, values);
    }
}
