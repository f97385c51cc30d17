package dev.composure.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.composure.operate.byhand.PlannedWork;
import dev.composure.reconcile.FindingStatus;
import dev.composure.reconcile.ProjectId;
import dev.composure.reconcile.ProjectStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanViewTest {

    private static final Optional<PlannedWork> NOTHING = Optional.of(
            new PlannedWork(Instant.parse("2026-11-27T09:00:00Z"), List.of(), List.of(), List.of(), List.of(), "", ""));
    private static final FindingStatus LEAK =
            new FindingStatus("orphan-always", "error", "leaking", "container", "web", "/srv/compose.yaml", 7, "leaks");

    private static ProjectStatus project(String mode, FindingStatus... findings) {
        return new ProjectStatus(
                new ProjectId("shop"),
                "/srv",
                List.of("/srv/compose.yaml"),
                mode,
                "r1",
                List.of(),
                List.of(),
                List.of(findings),
                List.of());
    }

    private static String why(ProjectStatus project, boolean isPaused) {
        return PlanView.of(NOTHING, project, isPaused).whyNothing();
    }

    @Test
    void aPlanOfNothingSaysWhy() {
        assertThat(why(project("enforce"), false)).isEqualTo("Nothing is left to do.");
        assertThat(why(project("audit"), false)).isEqualTo("Nothing is left to do.");
        assertThat(why(project("audit", LEAK), false)).contains("because the mode is audit");
        assertThat(why(project("audit", LEAK), true)).contains("while the project is paused");
        assertThat(why(project("enforce", LEAK), false)).contains("no remedy is wanted");
    }
}
