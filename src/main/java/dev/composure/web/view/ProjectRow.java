package dev.composure.web.view;

import dev.composure.operate.ReadStatus;
import dev.composure.reconcile.Condition;
import dev.composure.reconcile.ProjectStatus;
import dev.composure.reconcile.ServiceStatus;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// A project in the overview.
public record ProjectRow(
        String name,
        String href,
        String directory,
        String mode,
        Urgency urgency,
        String reason,
        String message,
        String zombies,
        String perProbe,
        int errors,
        int others,
        boolean isPaused,
        Sparkline spark) {

    static ProjectRow of(ProjectStatus project, ReadStatus read) {
        var ready = project.condition(Condition.Type.READY);
        return new ProjectRow(
                project.project().name(),
                Links.project(project.project().name()),
                project.directory(),
                project.mode(),
                Urgency.of(project),
                ready.map(condition -> condition.reason().word()).orElse(""),
                ready.map(Condition::message).orElse(""),
                zombies(project.services()),
                perProbe(project.services()),
                errors(project),
                project.findings().size() - errors(project),
                read.isPaused(project.project()),
                spark(project, read));
    }

    private static int errors(ProjectStatus project) {
        return (int) project.findings().stream()
                .filter(finding -> finding.counts() && finding.severity().equals("error"))
                .count();
    }

    /// What is not counted is no zero.
    private static String zombies(List<ServiceStatus> services) {
        return services.stream().noneMatch(ServiceStatus::counted)
                ? "not counted"
                : Integer.toString(services.stream()
                        .filter(ServiceStatus::counted)
                        .mapToInt(ServiceStatus::zombies)
                        .sum());
    }

    private static String perProbe(List<ServiceStatus> services) {
        return services.stream()
                .map(ServiceStatus::newPerProbe)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max()
                .stream()
                .mapToObj(ProjectRow::rate)
                .findFirst()
                .orElse("");
    }

    static String rate(double perProbe) {
        return perProbe == 0 ? "0 per probe" : String.format(Locale.ROOT, "%.1f per probe", perProbe);
    }

    private static Sparkline spark(ProjectStatus project, ReadStatus read) {
        return project.services().stream()
                .filter(ServiceStatus::counted)
                .max(Comparator.comparingInt(ServiceStatus::zombies))
                .map(service -> Sparkline.of(service.name(), read.samples(project.project(), service.name())))
                .orElse(Sparkline.NONE);
    }
}
