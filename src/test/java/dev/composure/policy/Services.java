package dev.composure.policy;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Position;
import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Services for tests.
final class Services {

    private static final Position HERE = new Position("/compose.yaml", 1, 1, 1, 2);

    private Services() {}

    static Service withLabels(SortedMap<String, String> labels) {
        return of("web", new HealthcheckTest.Inherited(), labels);
    }

    static Service with(String name, HealthcheckTest test) {
        return of(name, test, new TreeMap<>());
    }

    private static Service of(String name, HealthcheckTest test, SortedMap<String, String> labels) {
        return new Service(
                name,
                HERE,
                new Healthcheck(
                        test,
                        List.of("written"),
                        new Setting.Unset<>(),
                        new Setting.Unset<>(),
                        new Setting.Unset<>(),
                        new Setting.Unset<>(),
                        new Setting.Unset<>(),
                        HERE),
                new Setting.Unset<>(),
                new Setting.Unset<>(),
                "",
                List.of(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                labels,
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeMap<>());
    }
}
