package dev.composure.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where the policy wants a person to say yes, nothing is touched before it, and exactly the approved plan is run. */
@Tag("docker")
class ApprovalScenarioIT {

    private static final Duration HELD = Duration.ofSeconds(60);
    private static final Duration PROVEN = Duration.ofMinutes(2);
    private static final Pattern COMMAND = Pattern.compile("composure approve \\S+ ([0-9a-f]{12})");

    @RegisterExtension
    final Lab lab = new Lab();

    @Test
    void anApprovedPlanIsRunAndNoOther() {
        var project = lab.up("InitRemedy");
        Zombies.of(project, "web").grow();
        var before = Snapshot.of(project);
        var policy = LabPolicy.file(LabPolicy.enforce(project, "{order: [init]}"))
                .replace("cooldown: 0s", "cooldown: 0s, approval: required");
        var operator = lab.serve(policy, List.of(project), "--mode", "enforce");

        var held = operator.await(
                project,
                HELD,
                "waits for an approval",
                view -> view.message("Stalled").contains("composure approve"));

        var command = COMMAND.matcher(held.message("Stalled"));
        assertThat(command.find()).isTrue();
        var digest = command.group(1);
        assertThat(operator.plan(project))
                .as("the plan shows what is to be approved")
                .contains("would recreate web: its healthcheck was rewritten")
                .contains("plan " + digest);
        assertThat(operator.approve(project, "000000000000").exitCode()).isZero();
        before.isNotRecreated("web");
        assertThat(project.text("compose.yaml")).isEqualTo(before.text());

        operator.approve(project, digest).succeeded();

        operator.await(project, PROVEN, "is proven", ProjectView::isProven);
        assertThat(project.text("compose.yaml")).isEqualTo(project.text("after.yaml"));
        before.isRecreated("web");
        before.isNotRecreated("tls");
    }
}
