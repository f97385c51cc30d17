package dev.composure.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.lab.Lab;
import dev.composure.lab.LabProject;
import dev.composure.operate.Allowance;
import dev.composure.operate.ComposeInvocation;
import dev.composure.operate.GuardedOutcome;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.drift.BlastRadius;
import dev.composure.reconcile.drift.Rehearsal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real compose on the guarded socket: what was planned passes, and nothing rides along. */
@Tag("docker")
class GuardedUpIT {

    private static final SortedMap<String, Integer> ALL =
            new TreeMap<>(Map.of("web", 1, "db", 1, "job", 1, "sidecar", 1));

    @RegisterExtension
    final Lab lab = new Lab();

    private LabProject project;
    private Rehearsal before;
    private Map<String, ContainerId> ids;

    @BeforeEach
    void up() {
        project = lab.prepare("Guarded");
        project.up();
        ids = Stream.of("web", "db", "job", "sidecar")
                .collect(Collectors.toMap(service -> service, project::containerId));
        inWeb("echo marker > /anonymous/marker");
        before = rehearse();
        assertThat(before.isComplete()).as(before.failure()).isTrue();
    }

    private void inWeb(String script) {
        project.engine()
                .docker("exec", project.containerId("web").value(), "sh", "-c", script)
                .succeeded();
    }

    private DockerComposeCli cli() {
        return new DockerComposeCli(
                project.engine().composeBinary(), project.engine().host(), System.getenv(), Duration.ofMinutes(2));
    }

    private ComposeInvocation invocation() {
        return new ComposeInvocation(
                project.name(),
                project.folder().toString(),
                List.of(project.file().toString()),
                List.of());
    }

    private Rehearsal rehearse() {
        return cli().rehearse(invocation(), ALL);
    }

    private void edit(String from, String to) {
        var text = project.text("compose.yaml");
        assertThat(text).contains(from);
        project.write(text.replace(from, to));
    }

    private void editTheCheck() {
        edit("test: [CMD, \"true\"]", "test: [CMD, \"true\", better]");
    }

    private GuardedOutcome guardedUp(String... services) {
        var names = new TreeMap<ContainerId, String>();
        ids.forEach((service, id) -> names.put(id, "%s-%s-1".formatted(project.name(), service)));
        var replicas = new TreeMap<String, Integer>();
        List.of(services).forEach(service -> replicas.put(service, 1));
        var replaceable = Stream.of(services).map(ids::get).collect(Collectors.toSet());
        return cli().up(
                        invocation(),
                        replicas,
                        new Allowance(
                                before.only(replicas.keySet()), replaceable, Set.of(), Set.of(ids.get("job")), names));
    }

    private void isUntouched(String... services) {
        for (String service : services) {
            assertThat(project.containerId(service)).as(service).isEqualTo(ids.get(service));
        }
    }

    private Optional<String> objection() {
        return new BlastRadius(before, rehearse()).objection("web");
    }

    @Test
    void aHealthcheckIsChangedWithAllWhoLiveInTheNamespacesAndNothingElse() {
        editTheCheck();
        assertThat(objection()).isEmpty();

        var outcome = guardedUp("web", "sidecar");

        assertThat(outcome.refusals()).isEmpty();
        assertThat(outcome.isSuccess()).as(outcome.outcome().output()).isTrue();
        isUntouched("db", "job");
        assertThat(project.containerId("web")).isNotEqualTo(ids.get("web"));
        assertThat(project.containerId("sidecar")).isNotEqualTo(ids.get("sidecar"));
        assertThat(project.inspect("web", "{{json .Config.Healthcheck.Test}}")).contains("better");
        assertThat(project.inspect("sidecar", "{{.HostConfig.NetworkMode}}"))
                .isEqualTo("container:" + project.containerId("web").value());
        inWeb("grep -q marker /anonymous/marker");
        assertThat(runsOfTheJob()).as("a migration runs exactly once").isEqualTo("1");
        assertThat(rehearse().failure()).isEmpty();
    }

    /** The negative control: without the guard, compose runs a completed one-shot again. */
    @Test
    void withoutTheGuardTheJobRunsAgain() {
        editTheCheck();
        assertThat(cli().bringUp(invocation(), new TreeMap<>(Map.of("web", 1))).isSuccess())
                .isTrue();
        assertThat(runsOfTheJob()).isEqualTo("2");
    }

    private String runsOfTheJob() {
        return project.engine()
                .docker("exec", project.containerId("web").value(), "sh", "-c", "wc -l < /shared/runs")
                .succeeded()
                .strip();
    }

    @Test
    void aVariableThatWouldRideAlongIsRefusedByItsNameAndTheContainerStays() {
        editTheCheck();
        edit("TOKEN: hunter2", "TOKEN: hunter3");
        assertThat(objection())
                .hasValueSatisfying(
                        why -> assertThat(why).contains("variable TOKEN").doesNotContain("hunter"));

        var outcome = guardedUp("web", "sidecar");

        assertThat(outcome.isSuccess()).isFalse();
        assertThat(outcome.refusals())
                .singleElement()
                .satisfies(refusal ->
                        assertThat(refusal).contains("variable TOKEN").doesNotContain("hunter"));
        assertThat(outcome.touched()).isEmpty();
        isUntouched("web", "db", "job", "sidecar");
    }

    @Test
    void nobodyGainsPrivilegesByAnEdit() {
        editTheCheck();
        edit("stop_grace_period: 0s # web", "stop_grace_period: 0s\n    privileged: true");
        edit("volumes: [/anonymous,", "volumes: [/anonymous, \"/:/host\",");
        assertThat(guardedUp("web", "sidecar").refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).contains("HostConfig.Privileged", "mount /host"));
        isUntouched("web", "db", "job", "sidecar");
    }

    @Test
    void aDependencyWithAPendingChangeIsNotRecreated() {
        editTheCheck();
        edit("[sleep, infinity] # db", "[sleep, '1000000']");
        assertThat(objection()).hasValueSatisfying(why -> assertThat(why).contains("Cmd", "db-1"));
        assertThat(guardedUp("web", "sidecar").refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).contains("db-1"));
        isUntouched("web", "db", "job", "sidecar");
    }

    @Test
    void anInlineConfigWithAnotherContentIsRefused() {
        editTheCheck();
        edit("a=1", "a=2");
        assertThat(objection()).hasValueSatisfying(why -> assertThat(why).contains("file /etc/inline.conf"));
        var outcome = guardedUp("web", "sidecar");
        assertThat(outcome.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).contains("file /etc/inline.conf"));
    }

    @Test
    void aNetworkThatWouldBeMadeIsRefused() {
        editTheCheck();
        edit("networks: {back: {}}", "networks: {back: {}, more: {}}");
        edit("networks: [back] # web", "networks: [back, more]");
        assertThat(objection()).isPresent();
        assertThat(guardedUp("web", "sidecar").refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).contains("create network"));
        isUntouched("web", "db", "job", "sidecar");
    }

    /** The first of two is recreated before the second is refused: whoever reads the outcome must know. */
    @Test
    void aRefusalAfterTheFirstMutationSaysWhatWasTouched() {
        editTheCheck();
        edit("ROLE: side", "ROLE: other");
        var outcome = guardedUp("web", "sidecar");
        assertThat(outcome.refusals())
                .singleElement()
                .satisfies(refusal -> assertThat(refusal).contains("variable ROLE", "sidecar-1"));
        assertThat(outcome.touched()).isNotEmpty();
        isUntouched("db", "job", "sidecar");
    }

    @Test
    void aServiceThatIsNotPartOfThePlanIsNotReplaced() {
        editTheCheck();
        var outcome = guardedUp("sidecar");
        assertThat(outcome.refusals()).as(outcome.outcome().output()).isNotEmpty();
        isUntouched("web", "db", "job", "sidecar");
    }
}
