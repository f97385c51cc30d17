package dev.composure.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.lab.Eventually;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.StateStore;
import dev.composure.operate.round.RoundListener;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.Outcome;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a real operator, and is asked what the dashboard and the alerts ask. */
@QuarkusTest
@TestProfile(QuietOperator.class)
class DashboardQueriesTest {

    private static final Path PROMETHEUS =
            Path.of("target/tools/bin/prometheus").toAbsolutePath();
    private static final Duration SCRAPED = Duration.ofSeconds(60);
    private static final ProjectId TILL = new ProjectId("till");

    @TempDir
    static Path folder;

    @TestHTTPResource("/")
    URI operator;

    private final StateStore store;
    private final RoundListener rounds;
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI prometheus = URI.create("http://127.0.0.1:" + freePort());
    private int zombies;

    DashboardQueriesTest(StateStore store, RoundListener rounds) {
        this.store = store;
        this.rounds = rounds;
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Process start() throws IOException {
        if (!Files.isExecutable(PROMETHEUS)) {
            throw Prerequisite.missing("no %s: run src/build/kubectl.sh".formatted(PROMETHEUS));
        }
        var config = folder.resolve("prometheus.yml");
        Files.writeString(config, """
                global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
                rule_files: ["%s"]
                scrape_configs:
                  - job_name: composure
                    static_configs: [{targets: ["%s"]}]
                """.formatted(
                        Path.of("config/prometheus/rules.yaml").toAbsolutePath(), operator.getAuthority()));
        return new ProcessBuilder(
                        PROMETHEUS.toString(),
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=" + prometheus.getAuthority())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
    }

    /** Zombies grow by one in each. */
    private void round() {
        var now = Instant.now().plusSeconds(1);
        zombies++;
        store.save(new ProjectStatus(
                TILL,
                "/srv",
                List.of(),
                "enforce",
                "r1",
                List.of(new Condition(
                        Condition.Type.READY, Condition.Status.FALSE, Reason.FINDINGS, "web: so", now, "r1")),
                List.of(new ServiceStatus(
                        "web",
                        "i",
                        "healthy",
                        true,
                        zombies,
                        zombies,
                        0,
                        "growing: 6 new zombies in 3 probes (counted in the process table)")),
                List.of(new FindingStatus(
                        "orphan-always", "error", "leaking", "container", "web", "/srv/c.yaml", 7, "because")),
                List.of(new RemediationStatus(
                        "till-web-1", "web", "init", "it reaps", "Restored", "x", "y", now, now))));
        rounds.ended(TILL, new Outcome.Converged(Duration.ofMinutes(1)), Duration.ofMillis(20));
    }

    @AfterEach
    void forget() {
        store.forget(TILL);
        rounds.ended(TILL, new Outcome.Gone(), Duration.ZERO);
    }

    @Test
    void everyQueryOfTheDashboardAndEveryAlertHasData() throws IOException, InterruptedException {
        var process = start();
        try {
            var dashboard = new JsonMapper()
                    .readTree(Path.of("config/grafana/dashboard.json").toFile());
            var queries = dashboard.findValuesAsText("expr");
            assertThat(queries).hasSizeGreaterThan(10);
            for (var query : queries) {
                Eventually.within(
                        SCRAPED, query + " has data", () -> answered(process, query), DashboardQueriesTest::hasData);
            }
            assertThat(hasData(asked(process, "/api/v1/query?query=composure_no_such_metric")))
                    .as("a query without data is told from one with")
                    .isFalse();
            Eventually.within(
                    SCRAPED,
                    "all alerts were computed",
                    () -> asked(process, "/api/v1/rules").findValuesAsText("health"),
                    all -> !all.isEmpty() && all.stream().allMatch("ok"::equals));
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private JsonNode answered(Process process, String query) {
        round();
        return asked(process, "/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    private JsonNode asked(Process process, String path) {
        if (!process.isAlive()) {
            throw new AssertionError("Prometheus ended, see " + folder.resolve("log.txt"));
        }
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(prometheus.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
            return new JsonMapper().readTree(answer.body());
        } catch (IOException notYet) {
            return new JsonMapper().createObjectNode();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
    }

    private static boolean hasData(JsonNode answer) {
        var results = answer.at("/data/result");
        return !results.isEmpty()
                && results.valueStream()
                        .noneMatch(result -> result.at("/value/1").asText().equals("NaN"));
    }
}
