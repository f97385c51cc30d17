package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.docker.guard.SocketProxy;
import dev.composure.docker.guard.SocketProxy.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The tables of calls in security.md are what a socket proxy has to let through, no more and no less. */
@Tag("docker")
class SocketProxyScenarioIT {

    private static final Duration REPORTED = Duration.ofSeconds(90);
    private static final Duration SETTLED = Duration.ofMinutes(3);
    private static final Pattern CALL = Pattern.compile("`((?:GET|HEAD|POST|PUT|DELETE) /[^`?]*)(?:\\?[^`]*)?`");

    /** No process table of the host: the counter of figures alone. */
    private static final List<String> WITHOUT_PROC = List.of("env", "COMPOSURE_PROC_PATH=/nonexistent");

    /** Since compose 2.24, with the API of Docker 25, a create brings all networks along. */
    private static final List<String> BY_OLDER_ONES =
            List.of("POST /networks/{name}/connect", "POST /networks/{name}/disconnect");

    /** A check that is a script; and what compose asks in projects whose networks and volumes are not there yet. */
    private static final List<String> NOT_IN_THESE_PROJECTS =
            List.of("GET /containers/{id}/archive", "GET /_ping", "GET /networks", "GET /volumes");

    /** Is tried in the running container first. */
    private static final String CURL_ONLY = "{order: [curl], allow: {retarget: true}}";

    @RegisterExtension
    final Lab lab = new Lab();

    private SocketProxy closed(SocketProxy proxy) {
        lab.closing(proxy);
        return proxy;
    }

    private static String policy(LabProject project) {
        return LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}"));
    }

    private static List<Row> rows(String from, String to) {
        try {
            var page = Files.readString(Path.of("src/docs/security.md"));
            var part = page.substring(page.indexOf(from), page.indexOf(to));
            var rows = CALL.matcher(part)
                    .results()
                    .map(found -> new Row(found.group(1)))
                    .toList();
            assertThat(rows).as("the table after \"%s\"", from).hasSizeGreaterThan(5);
            return rows;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<Row> observer() {
        return rows("The **observer** profile", "The **operator** profile");
    }

    private static List<Row> operator() {
        return rows("The **operator** profile", "\nNever: ");
    }

    @Test
    void anObserverNeedsTheReadsOfItsTableAndNothingElse() {
        var project = lab.up("Recreated");
        Zombies.of(project, "web").grow();
        var before = Snapshot.of(project);
        var proposing = closed(SocketProxy.readsOnly(project.engine().host()));
        var auditing = closed(SocketProxy.readsOnly(project.engine().host()));
        var byFigures =
                lab.serveBehind(WITHOUT_PROC, proposing.host(), policy(project), List.of(project), "--mode", "propose");
        var byTable = lab.serveOn(auditing.host(), policy(project), List.of(project));

        for (var operator : List.of(byFigures, byTable)) {
            var view = operator.await(
                    project,
                    REPORTED,
                    "is reported to leak",
                    seen -> seen.condition("ZombiesFlat").equals("False ZombiesGrow"));
            assertThat(view.findings()).contains("orphan-always web");
            assertThat(view.remediations()).isEmpty();
            assertThat(operator.health()).startsWith("200 ");
        }
        Eventually.within(
                REPORTED,
                "every call of the observer's table was made",
                () -> Row.unused(observer(), proposing.passed()),
                NOT_IN_THESE_PROJECTS::equals);
        for (var proxy : List.of(proposing, auditing)) {
            assertThat(proxy.passed()).as("it was really asked").hasSizeGreaterThan(5);
            assertThat(Row.undocumented(observer(), proxy.passed())).isEmpty();
            assertThat(proxy.refused()).isEmpty();
        }
        before.isUntouched();
    }

    @Test
    void whoWantsToActBehindAProxyForReadsIsRefusedAndSaysSo() {
        var project = lab.up("Recreated");
        project.awaitHealthy("web");
        var before = Snapshot.of(project);
        var proxy = closed(SocketProxy.readsOnly(project.engine().host()));
        var operator = lab.serveOn(proxy.host(), policy(project), List.of(project), "--mode", "enforce");

        var failed = operator.await(
                project,
                SETTLED,
                "says that the recreate failed",
                view -> view.remediations().equals(List.of("init Restored RecreateFailed")));
        assertThat(failed.condition("Ready")).startsWith("False ");
        assertThat(proxy.refused()).contains("POST /containers/create");
        assertThat(proxy.passed()).allMatch(call -> call.startsWith("GET ") || call.startsWith("HEAD "));
        before.hasItsFileBack();
        List.of("web", "db", "tls").forEach(before::isNotRecreated);
    }

    @Test
    void anOperatorNeedsBothTablesAndNothingElse() {
        var recreated = lab.prepare("Recreated");
        var tried = lab.prepare("CurlRemedy");
        lab.upAll(recreated, tried);
        var proxy = closed(SocketProxy.letsAllThrough(recreated.engine().host()));
        var operator = lab.serveOn(
                proxy.host(),
                LabPolicy.file(LabPolicy.enforce(recreated, "{order: [init]}"), LabPolicy.enforce(tried, CURL_ONLY)),
                List.of(recreated, tried),
                "--mode",
                "enforce");
        for (var project : List.of(recreated, tried)) {
            operator.await(project, SETTLED, "is proven", ProjectView::isProven);
        }

        var both = new TreeSet<>(Row.undocumented(observer(), proxy.passed()));
        assertThat(both).as("what an observer does not need").isNotEmpty();
        assertThat(Row.undocumented(operator(), both)).isEmpty();
        assertThat(Row.unused(operator(), both)).containsExactlyElementsOf(BY_OLDER_ONES);
    }
}
