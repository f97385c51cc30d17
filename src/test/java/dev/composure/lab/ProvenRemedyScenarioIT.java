package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An enforcing operator must find a leaking project that runs, remedy that one service, and prove it. */
@Tag("docker")
class ProvenRemedyScenarioIT {

    private static final Duration PROVEN = Duration.ofMinutes(2);

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static LabProject http;
    private static LabProject crlf;
    private static Snapshot httpBefore;
    private static Snapshot crlfBefore;
    private static RunningOperator operator;

    @BeforeAll
    static void anOperatorComesToProjectsThatLeak() {
        http = LAB.prepare("HttpRemedy");
        crlf = LAB.prepare("InitRemedy");
        crlf.write(withCrlf(crlf.text("compose.yaml")));
        LAB.upAll(http, crlf);
        Zombies.of(http, "web").grow();
        Zombies.of(crlf, "web").grow();
        httpBefore = Snapshot.of(http);
        crlfBefore = Snapshot.of(crlf);
        operator = LAB.serve(
                LabPolicy.file(
                        LabPolicy.enforce(http, LabPolicy.HTTP_ONLY), LabPolicy.enforce(crlf, "{order: [init]}")),
                List.of(http, crlf),
                "--mode",
                "enforce");
    }

    private static String withCrlf(String text) {
        return text.replace("\n", "\r\n");
    }

    @Test
    void aRemedyIsWrittenThenProven() {
        var view = operator.await(http, PROVEN, "is proven", ProjectView::isProven);

        assertThat(view.condition("ZombiesFlat")).isEqualTo("True NoNewZombies");
        assertThat(view.condition("Compliant")).isEqualTo("True NoFindings");
        assertThat(view.remediations()).containsExactly("http Proven");
        assertThat(http.health("web")).isEqualTo("healthy");
        assertThat(http.text("compose.yaml")).isEqualTo(http.text("after.yaml"));
        httpBefore.isRecreated("web");
        httpBefore.isNotRecreated("db");
        httpBefore.isNotRecreated("tls");
        Zombies.of(http, "web").stayAwayFor(new ProbeWatch(http, "web"));
    }

    @Test
    void aFileWithCrlfKeepsIt() {
        operator.await(crlf, PROVEN, "is proven", ProjectView::isProven);

        assertThat(crlf.text("compose.yaml")).isEqualTo(withCrlf(crlf.text("after.yaml")));
        crlfBefore.isRecreated("web");
        crlfBefore.isNotRecreated("tls");
        assertThat(crlf.inspect("web", "{{.HostConfig.Init}}")).isEqualTo("true");
        Zombies.of(crlf, "web").stayAwayFor(new ProbeWatch(crlf, "web"));
    }
}
