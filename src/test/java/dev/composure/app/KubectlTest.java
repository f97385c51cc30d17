package dev.composure.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Command;
import dev.composure.lab.Eventually;
import dev.composure.lab.Prerequisite;
import dev.composure.operate.StateStore;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.Reason;
import dev.composure.reconcile.RemediationStatus;
import dev.composure.reconcile.ServiceStatus;
import dev.composure.rest.feed.Feed;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the real kubectl does with the kubeconfig of `composure kubeconfig`. */
@QuarkusTest
@TestProfile(SecureOperator.class)
@Timeout(120)
class KubectlTest {

    private static final Path KUBECTL = Path.of("target/tools/bin/kubectl").toAbsolutePath();
    private static final Path KUBECONFIG = SecureOperator.STATE.resolve("kubeconfig");
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant SINCE = Instant.parse("2026-11-24T10:00:00Z");

    private final StateStore store;
    private final Feed feed;

    @TestHTTPResource(value = "/", tls = true)
    URI server;

    KubectlTest(StateStore store, Feed feed) {
        this.store = store;
        this.feed = feed;
    }

    private static ProjectStatus status(String name, Condition.Status ready, Reason reason) {
        return new ProjectStatus(
                new ProjectId(name),
                "/srv/" + name,
                List.of("/srv/" + name + "/compose.yaml"),
                "enforce",
                "r1",
                List.of(
                        new Condition(Condition.Type.READY, ready, reason, "web: so", SINCE, "r1"),
                        new Condition(
                                Condition.Type.ZOMBIES_FLAT,
                                Condition.Status.TRUE,
                                Reason.NO_NEW_ZOMBIES,
                                "flat",
                                SINCE,
                                "r1")),
                List.of(new ServiceStatus("web", "sha256:2", "healthy", true, 42, 0, 0, "growing")),
                List.of(new FindingStatus(
                        "orphan-always", "error", "leaking", "container", "web", "/srv/compose.yaml", 7, "because")),
                List.of(new RemediationStatus(
                        name + "-web-1", "web", "init", "it reaps", "Proven", "", "flat", SINCE, SINCE)));
    }

    private void save(String name, Condition.Status ready, Reason reason) {
        store.save(status(name, ready, reason));
        feed.refresh(new ProjectId(name));
    }

    @BeforeEach
    void twoProjects() {
        if (!Files.isExecutable(KUBECTL)) {
            throw Prerequisite.missing("no %s: run src/build/kubectl.sh".formatted(KUBECTL));
        }
        store.statuses().forEach(status -> store.forget(status.project()));
        store.pause(new ProjectId("blog"), false);
        save("blog", Condition.Status.FALSE, Reason.APPROVAL_NEEDED);
        save("my_shop", Condition.Status.TRUE, Reason.READY);
        var arguments = new String[] {
            "kubeconfig",
            "--state",
            SecureOperator.STATE.toString(),
            "--server",
            server.toString().replaceAll("/$", ""),
            "--output",
            KUBECONFIG.toString()
        };
        var err = new StringWriter();
        int code = Main.commandLine(arguments).setErr(new PrintWriter(err)).execute(arguments);
        assertThat(code).as(err.toString()).isZero();
    }

    private static List<String> words(String... arguments) {
        var words = new ArrayList<String>();
        words.add(KUBECTL.toString());
        words.add("--kubeconfig=" + KUBECONFIG.toAbsolutePath());
        words.add("--cache-dir=" + SecureOperator.STATE.resolve("kube-cache").toAbsolutePath());
        words.addAll(List.of(arguments));
        return words;
    }

    private static String kubectl(String... arguments) {
        return Command.run(Map.of("HOME", SecureOperator.STATE.toString()), words(arguments))
                .succeeded();
    }

    @Test
    void theKubeconfigIsForItsOwnerAlone() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(KUBECONFIG)))
                .isEqualTo("rw-------");
    }

    @Test
    void findsTheResources() {
        assertThat(kubectl("api-resources"))
                .contains("composeprojects", "remediations", "healthcheckpolicies", "policyexceptions")
                .contains("composure.dev/v1alpha1", "cproj");
    }

    @Test
    void getsATable() {
        var table = kubectl("get", "composeprojects").lines().toList();
        assertThat(table.getFirst())
                .startsWith("NAME")
                .contains("READY", "ZOMBIES FLAT")
                .doesNotContain("DIRECTORY");
        assertThat(table.get(1)).startsWith("blog").contains("enforce", "False", "ApprovalNeeded");
        assertThat(table.get(2)).startsWith("my.shop");
        assertThat(kubectl("get", "cproj", "blog", "-o", "wide")).contains("DIRECTORY", "/srv/blog", "42");
        assertThat(kubectl("get", "remediations,healthcheckpolicies")).contains("blog-web-1", "Proven", "baseline");
    }

    @Test
    void getsObjects() {
        assertThat(kubectl("get", "composeproject", "my.shop", "-o", "yaml"))
                .contains("kind: ComposeProject", "project: my_shop");
        assertThat(kubectl("get", "cproj", "-o", "json")).contains("\"project\": \"my_shop\"");
        assertThat(kubectl("get", "cproj", "blog", "-o", "jsonpath={.status.conditions[?(@.type=='Ready')].reason}"))
                .isEqualTo("ApprovalNeeded");
        assertThat(kubectl("get", "cproj", "-o", "name"))
                .isEqualTo("composeproject.composure.dev/blog\ncomposeproject.composure.dev/my.shop\n");
    }

    @Test
    void selects() {
        assertThat(kubectl("get", "cproj", "-l", "composure.dev/ready=True", "-o", "name"))
                .isEqualTo("composeproject.composure.dev/my.shop\n");
        assertThat(kubectl("get", "cproj", "--field-selector", "metadata.name=blog", "-o", "name"))
                .isEqualTo("composeproject.composure.dev/blog\n");
    }

    @Test
    void describes() {
        assertThat(kubectl("describe", "composeproject", "blog"))
                .contains("Name:", "blog", "orphan-always", "ApprovalNeeded");
    }

    @Test
    void explains() {
        assertThat(kubectl("explain", "composeprojects")).contains("KIND:", "ComposeProject", "A compose project");
        assertThat(kubectl("explain", "cproj.status.findings.rule")).contains("The rule that is broken");
        assertThat(kubectl("explain", "healthcheckpolicies.spec", "--recursive"))
                .contains("maxConcurrent");
    }

    @Test
    void annotates() {
        kubectl("annotate", "cproj", "blog", "composure.dev/approve=0123456789ab");
        assertThat(store.approvals(new ProjectId("blog"))).contains("0123456789ab");

        kubectl("annotate", "cproj", "blog", "composure.dev/paused=true");
        assertThat(store.isPaused(new ProjectId("blog"))).isTrue();
        kubectl("annotate", "cproj", "blog", "composure.dev/paused-");
        assertThat(store.isPaused(new ProjectId("blog"))).isFalse();

        var refused = Command.run(Map.of(), words("annotate", "cproj", "blog", "example.com/other=1"));
        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.output()).contains("example.com/other");
    }

    @Test
    void saysWhatIsNotThere() {
        var missing = Command.run(Map.of(), words("get", "cproj", "other"));
        assertThat(missing.exitCode()).isNotZero();
        assertThat(missing.output())
                .contains("(NotFound)")
                .contains("composeprojects.composure.dev \"other\" not found");
    }

    @Test
    void watches() throws IOException {
        var log = SecureOperator.STATE.resolve("watch.txt");
        var process = start(log, "get", "cproj", "-w");
        try {
            Eventually.within(SOON, "lists first", () -> text(log), text -> text.contains("my.shop"));
            save("late", Condition.Status.TRUE, Reason.READY);
            Eventually.within(SOON, "tells of more", () -> text(log), text -> text.contains("late"));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void waits() throws IOException, InterruptedException {
        kubectl("wait", "cproj/my.shop", "--for=condition=Ready", "--timeout=20s");

        var log = SecureOperator.STATE.resolve("wait.txt");
        var process = start(log, "wait", "cproj/blog", "--for=condition=Ready", "--timeout=60s");
        Eventually.within(SOON, "somebody watches", feed::watching, count -> count > 0);
        save("blog", Condition.Status.TRUE, Reason.READY);
        assertThat(process.waitFor()).as(text(log)).isZero();
        assertThat(text(log)).contains("condition met");
    }

    private static Process start(Path log, String... arguments) throws IOException {
        return new ProcessBuilder(words(arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
