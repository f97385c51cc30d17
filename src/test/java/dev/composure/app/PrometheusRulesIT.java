package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.lab.Command;
import dev.composure.lab.Prerequisite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool reads what is shipped for it. */
class PrometheusRulesIT {

    private static final Path PROMTOOL = Path.of("target/tools/bin/promtool").toAbsolutePath();

    @BeforeEach
    void promtool() {
        if (!Files.isExecutable(PROMTOOL)) {
            throw Prerequisite.missing("no %s: run src/build/kubectl.sh".formatted(PROMTOOL));
        }
    }

    private static Command check(Path rules) {
        return Command.run(Map.of(), List.of(PROMTOOL.toString(), "check", "rules", rules.toString()));
    }

    @Test
    void theAlertsAreRules() {
        assertThat(check(Path.of("config/prometheus/rules.yaml")).succeeded()).contains("8 rules found");
    }

    @Test
    void theQueriesOfTheDashboardAreOnes(@TempDir Path folder) throws IOException {
        var queries = new JsonMapper()
                .readTree(Path.of("config/grafana/dashboard.json").toFile())
                .findValuesAsText("expr");
        var rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
        for (int number = 0; number < queries.size(); number++) {
            rules.append("      - record: query:%d%n        expr: >-%n          %s%n"
                    .formatted(number, queries.get(number)));
        }
        var file = folder.resolve("rules.yaml");
        Files.writeString(file, rules);
        assertThat(check(file).succeeded()).contains(queries.size() + " rules found");

        Files.writeString(file, rules.append("      - record: query:last\n        expr: sum(\n"));
        assertThat(check(file).exitCode()).isNotZero();
    }
}
