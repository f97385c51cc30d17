package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
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
    private static EventWatch httpEvents;
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
        httpEvents = EventWatch.over(http);
        operator = LAB.serve(
                LabPolicy.file(
                        LabPolicy.enforce(http, "{order: [http], allow: {retarget: true}}"),
                        LabPolicy.enforce(crlf, "{order: [init]}")),
                List.of(http, crlf),
                "--mode",
                "enforce");
    }

    @AfterAll
    static void stopWatching() {
        httpEvents.close();
    }

    private static String withCrlf(String text) {
        return text.replace("\n", "\r\n");
    }

    @Test
    void aRemedyThatCanBeTriedIsTriedThenWrittenThenProven() {
        var view = operator.await(http, PROVEN, "is proven", ProjectView::isProven);

        assertThat(view.condition("ZombiesFlat")).isEqualTo("True NoNewZombies");
        assertThat(view.condition("Compliant")).isEqualTo("True NoFindings");
        assertThat(view.remediations()).containsExactly("http Proven");
        assertThat(http.health("web")).isEqualTo("healthy");
        assertThat(http.text("compose.yaml")).isEqualTo(http.text("after.yaml"));
        httpBefore.isRecreated("web");
        httpBefore.isNotRecreated("db");
        httpBefore.isNotRecreated("tls");
        wasTriedThreeTimesInTheOldContainer();
        Zombies.of(http, "web").stayAwayFor(new ProbeWatch(http, "web"));
    }

    private static void wasTriedThreeTimesInTheOldContainer() {
        var events = httpEvents.events();
        var trial = "web exec_create: wget -q -T 4 -O /dev/null http://127.0.0.1:1111/";
        var before = events.subList(0, events.indexOf("web create"));
        assertThat(Collections.frequency(before, trial)).isEqualTo(3);
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
