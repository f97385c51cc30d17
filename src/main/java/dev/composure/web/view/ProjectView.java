package dev.composure.web.view;

import dev.composure.operate.ReadStatus;
import dev.composure.operate.byhand.HistoryEntry;
import dev.composure.operate.byhand.PlannedWork;
import dev.composure.reconcile.ProjectStatus;
import java.util.List;
import java.util.Optional;

/// Everything about one project.
public record ProjectView(
        String name,
        String href,
        String directory,
        List<String> files,
        String mode,
        String revision,
        boolean isPaused,
        Urgency urgency,
        List<ConditionView> conditions,
        List<ServiceView> services,
        List<FindingView> findings,
        PlanView plan,
        List<RemediationView> history) {

    public static ProjectView of(
            ProjectStatus project, ReadStatus read, Optional<PlannedWork> plan, List<HistoryEntry> history) {
        var id = project.project();
        return new ProjectView(
                id.name(),
                Links.project(id.name()),
                project.directory(),
                project.files(),
                project.mode(),
                project.observedRevision(),
                read.isPaused(id),
                Urgency.of(project),
                project.conditions().stream().map(ConditionView::of).toList(),
                project.services().stream()
                        .map(service ->
                                ServiceView.of(service, read.history(id, service.name()), project.remediations()))
                        .toList(),
                project.findings().stream().map(FindingView::of).toList(),
                PlanView.of(plan, project, read.isPaused(id)),
                RemediationView.all(history));
    }
}
