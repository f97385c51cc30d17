package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Each remedy must work where the policy puts it first, and what the container cannot run must be found out before. */
@Tag("docker")
class EveryRemedyScenarioIT {

    private static final Duration PROVEN = Duration.ofSeconds(150);

    @RegisterExtension
    static final Lab LAB = new Lab();

    private static LabProject init;
    private static LabProject curl;
    private static LabProject nc;
    private static LabProject bash;
    private static LabProject disable;
    private static LabProject none;
    private static LabProject imageCheck;
    private static CheckedImage checked;
    private static JsonNode dryRun;
    private static Map<LabProject, Snapshot> before;
    private static EventWatch curlEvents;
    private static RunningOperator operator;

    @BeforeAll
    static void oneOperatorComesToAllOfThem() {
        init = LAB.prepare("InitRemedy");
        curl = LAB.prepare("CurlRemedy");
        nc = LAB.prepare("NcRemedy");
        bash = LAB.prepare("BashRemedy");
        disable = LAB.prepare("DisableRemedy");
        none = LAB.prepare("NoRemedyLeft");
        imageCheck = LAB.prepare("ImageCheck");
        checked = CheckedImage.madeOn(imageCheck.engine());
        var all = List.of(init, curl, nc, bash, disable, none, imageCheck);
        LAB.upAll(all.toArray(LabProject[]::new));
        all.forEach(project -> Zombies.of(project, "web").grow());
        before = all.stream().collect(Collectors.toMap(project -> project, Snapshot::of));
        curlEvents = EventWatch.over(curl);
        dryRun = dryRun(none);
        operator = LAB.serve(
                LabPolicy.file(
                        LabPolicy.enforce(init, "{}"),
                        LabPolicy.enforce(curl, "{order: [curl, init], allow: {retarget: true}}"),
                        LabPolicy.enforce(nc, "{order: [tcp, init], allow: {retarget: true, weaker: true}}"),
                        LabPolicy.enforce(bash, "{order: [curl, tcp, init], allow: {retarget: true, weaker: true}}"),
                        LabPolicy.enforce(imageCheck, "{order: [curl, init], allow: {retarget: true}}"),
                        LabPolicy.enforce(disable, "{order: [disable, init], allow: {disable: true}}"),
                        LabPolicy.enforce(
                                none,
                                "{order: [curl, tcp, disable], allow: {retarget: true, weaker: true}, templates: {tcp:"
                                        + " [CMD, nc, -z, -w, '{{limit}}', '{{host}}', '{{port}}']}}")),
                all,
                "--mode",
                "enforce");
    }

    @AfterAll
    static void stopWatching() {
        curlEvents.close();
        checked.remove();
    }

    /** What a dry run says of all projects of this host, before anything is done. */
    private static JsonNode dryRun(LabProject any) {
        var check = Command.run(
                Map.of("DOCKER_HOST", any.engine().host()),
                Distribution.words("check", "--engine", "--format", "json"));
        assertThat(check.exitCode()).isEqualTo(1);
        return json(check.output());
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException broken) {
            throw new AssertionError("not JSON: " + text, broken);
        }
    }

    private static void isProvenWith(String remedy, LabProject project) {
        var view = operator.await(project, PROVEN, "is proven", ProjectView::isProven);
        assertThat(view.remediations()).containsExactly(remedy + " Proven");
        assertThat(project.text("compose.yaml")).isEqualTo(project.text("after.yaml"));
        snapshot(project).isRecreated("web");
        snapshot(project).isNotRecreated("tls");
    }

    private static Snapshot snapshot(LabProject project) {
        return before.computeIfAbsent(project, _ -> {
            throw new AssertionError("no snapshot of " + project.name());
        });
    }

    private static void staysHealthyWithoutZombies(LabProject project) {
        Zombies.of(project, "web").stayAwayFor(new ProbeWatch(project, "web"));
        assertThat(project.health("web")).isEqualTo("healthy");
    }

    @Test
    void initKeepsTheCheckAndReaps() {
        isProvenWith("init", init);
        staysHealthyWithoutZombies(init);
        assertThat(init.inspect("web", "{{json .Config.Healthcheck.Test}}")).contains("https://tls:8443/");
    }

    @Test
    void curlAsksOverPlainHttp() {
        isProvenWith("curl", curl);
        wasTriedThreeTimesInTheOldContainer();
        staysHealthyWithoutZombies(curl);
    }

    private static void wasTriedThreeTimesInTheOldContainer() {
        var events = curlEvents.events();
        var before = events.subList(0, events.indexOf("web create"));
        assertThat(before)
                .filteredOn(event -> event.startsWith("web exec_create: curl "))
                .hasSize(3);
    }

    @Test
    void whereTheCheckIsTheImagesTheServiceGetsABlockOfItsOwn() {
        isProvenWith("curl", imageCheck);
        staysHealthyWithoutZombies(imageCheck);
        assertThat(imageCheck.inspect("web", "{{json .Config.Healthcheck}}"))
                .contains("\"curl\"", "\"Interval\":1000000000", "\"Timeout\":5000000000");
    }

    @Test
    void theDryRunFindsTheSameOnThisHost() {
        var view = operator.await(
                none, PROVEN, "is stalled", seen -> seen.condition("Stalled").equals("True NoRemedyApplies"));

        assertThat(places(dryRun.at("/findings"), "project", none.name()))
                .isNotEmpty()
                .allMatch(place -> place.endsWith(" container"))
                .isEqualTo(places(view.json().at("/status/findings"), "", ""));
        assertThat(dryRun.at("/versions/engine").asText())
                .isNotEmpty()
                .isEqualTo(view.json().at("/status/versions/engine").asText());
        assertThat(dryRun.at("/versions/compose").asText())
                .isNotEmpty()
                .isEqualTo(view.json().at("/status/versions/compose").asText());
    }

    /** Service, rule, line and tier of those of a project. */
    private static List<String> places(JsonNode findings, String key, String value) {
        return findings.valueStream()
                .filter(finding -> finding.path(key).asText().equals(value))
                .map(finding -> "%s %s %s %s"
                        .formatted(
                                finding.path("service").asText(),
                                finding.path("rule").asText(),
                                finding.path("line").asText(),
                                finding.path("tier").asText()))
                .sorted()
                .toList();
    }

    @Test
    void ncOpensThePort() {
        isProvenWith("tcp", nc);
        staysHealthyWithoutZombies(nc);
    }

    @Test
    void bashOpensThePortWhereCurlIsMissingAndNcHasNoZ() {
        isProvenWith("tcp", bash);
        staysHealthyWithoutZombies(bash);
    }

    @Test
    void disableEndsTheLeakWithTheCheck() {
        isProvenWith("disable", disable);
        assertThat(disable.health("web")).as("it has no health any more").isEmpty();
        Zombies.of(disable, "web").stayAwayFor(new ProbeWatch(none, "web"));
    }

    @Test
    void whereNothingWorksNothingIsTouchedAndTheStatusSaysWhy() {
        var view = operator.await(
                none, PROVEN, "is stalled", seen -> seen.condition("Stalled").equals("True NoRemedyApplies"));
        assertThat(view.message("Stalled"))
                .contains("curl: the container has no curl")
                .containsPattern("tcp: exited \\d+ when tried in the container")
                .contains("disable: ");
        assertThat(view.condition("Ready")).isEqualTo("False NoRemedyApplies");
        assertThat(view.remediations()).isEmpty();
        snapshot(none).isUntouched();
        Zombies.of(none, "web").grow();
    }
}
