package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.bench.Bar;
import dev.composure.bench.Figures;
import dev.composure.docker.DockerComposeCli;
import dev.composure.operate.ComposeInvocation;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a remediation costs beside what `docker compose up -d` itself takes, in one run and on one machine. It prints a
 * table and reports the difference; no time decides whether it passes.
 */
@Tag("docker")
@Tag("bench")
class RemediationCostScenarioIT {

    private static final int RUNS = 5;
    private static final Duration HEALTHY = Duration.ofSeconds(60);
    private static final Duration PROVEN = Duration.ofMinutes(2);

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void timeFromDecisionToHealthy() {
        var project = lab.up("InitRemedy");
        project.awaitHealthy("web");
        var original = project.text("compose.yaml");
        var plain = new ArrayList<Long>();
        var ours = new ArrayList<Long>();
        for (int run = 0; run < RUNS; run++) {
            plain.add(plain(project));
            backTo(project, original);
            ours.add(ours(project));
            backTo(project, original);
        }
        long plainMedian = plain.stream().sorted().toList().get(RUNS / 2);
        long oursMedian = ours.stream().sorted().toList().get(RUNS / 2);
        System.out.printf("docker compose up -d until healthy        %,6d ms (median of %s)%n", plainMedian, plain);
        System.out.printf("decision until healthy, with the operator %,6d ms (median of %s)%n", oursMedian, ours);
        System.out.printf("beyond compose                            %,6d ms%n", oursMedian - plainMedian);
        Figures.report(Bar.REMEDIATION_BEYOND_COMPOSE, (double) (oursMedian - plainMedian));
        assertThat(plainMedian).isPositive();
        assertThat(oursMedian).isPositive();
    }

    private static long plain(LabProject project) {
        project.write(project.text("after.yaml"));
        var begun = Instant.now();
        project.up();
        project.awaitHealthy("web");
        return Duration.between(begun, Instant.now()).toMillis();
    }

    private static void backTo(LabProject project, String original) {
        project.write(original);
        project.up();
        project.awaitHealthy("web");
    }

    private long ours(LabProject project) {
        var before = project.containerId("web");
        var operator = lab.serve(
                LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}")), List.of(project), "--mode", "enforce");
        Eventually.within(
                HEALTHY,
                "the new container is healthy",
                () -> healths(project),
                healths -> healths.size() == 1
                        && !healths.containsKey(before.value())
                        && healths.containsValue("healthy"));
        var healthy = Instant.now();
        operator.await(project, PROVEN, "is proven", ProjectView::isProven);
        long millis = Duration.between(begunAt(operator), healthy).toMillis();
        System.out.println(journalSize(operator));
        lab.end(operator);
        return millis;
    }

    /** Container ids and healths of the service: while it is replaced there are two of them. */
    private static Map<String, String> healths(LabProject project) {
        var healths = new TreeMap<String, String>();
        project.engine()
                .docker(
                        "ps",
                        "-a",
                        "--no-trunc",
                        "--filter",
                        "label=com.docker.compose.project=" + project.name(),
                        "--filter",
                        "label=com.docker.compose.service=web",
                        "--format",
                        "{{.ID}} {{.Status}}")
                .succeeded()
                .lines()
                .forEach(line -> healths.put(
                        line.substring(0, line.indexOf(' ')), line.contains("(healthy)") ? "healthy" : line));
        return healths;
    }

    private static Instant begunAt(RunningOperator operator) {
        return Instant.ofEpochMilli(number(operator, "SELECT max(begun_at) FROM remediation"));
    }

    private static String journalSize(RunningOperator operator) {
        long bytes = number(operator, """
                SELECT (SELECT sum(length(bytes_before) + length(bytes_after) + length(path)) FROM remediation_file)
                     + (SELECT sum(length(plan) + length(why) + length(message)) FROM remediation)
                     + (SELECT sum(length(text) + length(outcome)) FROM step)""");
        return "journal of one remediation                %,6d bytes in %d steps"
                .formatted(bytes, number(operator, "SELECT count(*) FROM step"));
    }

    private static long number(RunningOperator operator, String sql) {
        var url = "jdbc:sqlite:" + operator.folder().resolve("state").resolve("state.db");
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getLong(1);
        } catch (SQLException broken) {
            throw new AssertionError("the journal cannot be read", broken);
        }
    }

    @Test
    void memoryOfTheGuard() {
        var project = lab.up("InitRemedy");
        var cli = new DockerComposeCli(
                project.engine().composeBinary(), project.engine().host(), System.getenv(), Duration.ofMinutes(2));
        var invocation = new ComposeInvocation(
                project.name(),
                project.folder().toString(),
                List.of(project.file().toString()),
                List.of());
        long before = netty();
        var rehearsal = cli.rehearse(invocation, new TreeMap<>(Map.of("web", 1, "tls", 1)));
        assertThat(rehearsal.isComplete()).isTrue();
        System.out.printf("buffers that a guarded run leaves behind   %,6d KiB%n", (netty() - before) / 1024);
    }

    private static long netty() {
        var pooled = PooledByteBufAllocator.DEFAULT.metric();
        var unpooled = UnpooledByteBufAllocator.DEFAULT.metric();
        return pooled.usedDirectMemory()
                + pooled.usedHeapMemory()
                + unpooled.usedDirectMemory()
                + unpooled.usedHeapMemory();
    }
}
