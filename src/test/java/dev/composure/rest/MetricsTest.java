package dev.composure.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(QuietOperator.class)
class MetricsTest {

    private static final ProjectId SHOP = new ProjectId("shop");
    private static final Pattern METRIC = Pattern.compile("composure_[a-z_]+");
    private static final Pattern DOCUMENTED =
            Pattern.compile("(?m)^\\| `(composure_[a-z_]+)(\\{[^}]*})?` \\| (\\w+) \\|");
    private static final Pattern TYPED = Pattern.compile("(?m)^# TYPE (composure_[a-z_]+) (\\w+)$");
    private static final Pattern LABEL = Pattern.compile("[a-z_]+");

    private final StateStore store;
    private final RoundListener rounds;

    MetricsTest(StateStore store, RoundListener rounds) {
        this.store = store;
        this.rounds = rounds;
    }

    private void round(int zombies) {
        var now = Instant.now().plusSeconds(1);
        store.save(new ProjectStatus(
                SHOP,
                "/srv",
                List.of(),
                "enforce",
                "r1",
                List.of(new Condition(
                        Condition.Type.STALLED, Condition.Status.TRUE, Reason.APPROVAL_NEEDED, "web: so", now, "r1")),
                List.of(new ServiceStatus(
                        "web",
                        "i",
                        "healthy",
                        true,
                        zombies,
                        30,
                        1,
                        "growing: 6 new zombies in 3 probes (counted in the process table)")),
                List.of(new FindingStatus(
                        "orphan-always", "error", "leaking", "container", "web", "/srv/c.yaml", 7, "because")),
                List.of(new RemediationStatus(
                        "shop-web-1", "web", "init", "it reaps", "Restored", "x", "y", now, now))));
        rounds.ended(SHOP, new Outcome.Converged(Duration.ofMinutes(1)), Duration.ofMillis(20));
    }

    private static String scrape() {
        return given().header("Accept", "text/plain")
                .get("/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @BeforeEach
    void noProject() {
        store.statuses().forEach(status -> store.forget(status.project()));
        rounds.ended(SHOP, new Outcome.Gone(), Duration.ZERO);
    }

    @Test
    void tellsWhatIsKnown() {
        round(40);
        assertThat(scrape())
                .contains("composure_container_zombies{project=\"shop\",service=\"web\",attribution=\"unknown\",} 9.0")
                .contains("composure_container_zombies{project=\"shop\",service=\"web\",attribution=\"probe\",} 30.0")
                .contains(
                        "composure_container_zombies{project=\"shop\",service=\"web\",attribution=\"application\",} 1.0")
                .contains("composure_zombies_per_probe{project=\"shop\",service=\"web\",} 2.0")
                .contains("composure_zombie_counter_info{project=\"shop\",service=\"web\",counter=\"proc\",} 1.0")
                .contains("composure_findings{rule=\"orphan-always\",severity=\"error\",mode=\"enforce\",} 1.0")
                .contains("composure_last_success_timestamp_seconds{project=\"shop\",}")
                .contains("composure_policy_info{commit=\"\",digest=")
                .contains("composure_queue_depth ")
                .contains("composure_reconcile_seconds_count{outcome=\"Converged\",}")
                .contains("composure_remediations_total{outcome=\"Restored\",remedy=\"init\",}");
    }

    @Test
    void countsNewZombiesAlone() {
        round(40);
        var before = created();
        round(43);
        round(2);
        round(3);
        assertThat(created() - before).isEqualTo(4);
    }

    private static double created() {
        return scrape().lines()
                .filter(line -> line.startsWith("composure_zombies_created_total{project=\"shop\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatDashboardAndAlertsAskForIsThere() throws IOException {
        round(1);
        var there = names(scrape());
        var dashboard = new JsonMapper()
                .readTree(Path.of("config/grafana/dashboard.json").toFile());
        var queries = dashboard.findValuesAsText("expr");
        assertThat(queries).hasSizeGreaterThan(10);
        assertThat(queries).allSatisfy(query -> assertThat(there).containsAll(names(query)));
        assertThat(dashboard.path("panels").valueStream().map(JsonNode::size)).isNotEmpty();
        var rules = Files.readString(Path.of("config/prometheus/rules.yaml"))
                .lines()
                .filter(line -> line.strip().startsWith("expr:"))
                .collect(Collectors.joining("\n"));
        assertThat(there).containsAll(names(rules));
    }

    /** Name, type and labels of a metric. */
    private record Metric(String name, String type, SortedSet<String> labels) {}

    private static SortedSet<String> labels(String braces) {
        return LABEL.matcher(braces).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Metric> documented() throws IOException {
        var page = Files.readString(Path.of("src/docs/api.md"));
        return DOCUMENTED
                .matcher(page)
                .results()
                .map(row ->
                        new Metric(row.group(1), row.group(3), labels(Objects.requireNonNullElse(row.group(2), ""))))
                .toList();
    }

    private static List<Metric> scraped(String text) {
        return TYPED.matcher(text)
                .results()
                .map(typed -> new Metric(typed.group(1), typed.group(2), labelsOf(typed.group(1), text)))
                .toList();
    }

    /** A summary has its values under longer names. */
    private static SortedSet<String> labelsOf(String name, String text) {
        var sample = Pattern.compile("(?m)^%s(?:_count|_sum)?(\\{[^}]*})? ".formatted(name));
        var all = sample.matcher(text)
                .results()
                .map(line ->
                        labels(Objects.requireNonNullElse(line.group(1), "").replaceAll("=\"[^\"]*\"", "")))
                .distinct()
                .toList();
        assertThat(all).as("labels of " + name).hasSize(1);
        return all.getFirst();
    }

    @Test
    void whatIsDocumentedIsScrapedAndTheOtherWayRound() throws IOException {
        round(40);
        assertThat(documented()).hasSizeGreaterThan(10);
        assertThat(scraped(scrape())).containsExactlyInAnyOrderElementsOf(documented());
    }

    private static SortedSet<String> names(String text) {
        return METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void liveIsNotReadyBeforeTheEngineWasReached() {
        assertThat(given().get("/q/health/live")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString())
                .contains("\"name\": \"loop\"");
        var ready =
                given().get("/q/health/ready").then().statusCode(503).extract().jsonPath();
        assertThat(ready.getString("checks.find { it.name == 'engine' }.status"))
                .isEqualTo("DOWN");
        assertThat(ready.getString("checks.find { it.name == 'state' }.status")).isEqualTo("UP");
        assertThat(ready.getString("checks.find { it.name == 'policies' }.data.reason"))
                .isEqualTo("PolicyLoaded");
    }
}
