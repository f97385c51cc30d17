package dev.composure.compose.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.composure.compose.ComposeLoader;
import dev.composure.compose.Healthcheck;
import dev.composure.compose.LoadedProject;
import dev.composure.compose.ProjectInput;
import dev.composure.compose.Service;
import dev.composure.compose.oracle.Verdict.Outcome;
import dev.composure.compose.project.AbsolutePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// Compares what we read in single files with what Docker Compose does.
final class Comparison {

    private final Path folder;
    private final Oracle oracle;

    Comparison(Path folder, Oracle oracle) {
        this.folder = folder;
        this.oracle = oracle;
    }

    static LoadedProject load(Path file) {
        var path = file.toAbsolutePath().toString();
        var input = new ProjectInput("oracle", AbsolutePath.parent(path), List.of(path), List.of(), new TreeMap<>());
        return new ComposeLoader(new DiskSources()).load(input);
    }

    /// One verdict for each healthcheck that either of us sees in the file.
    List<Verdict> compare(Path file) {
        var project = load(file);
        if (project.texts().values().stream().noneMatch(text -> text.contains("healthcheck"))) {
            return List.of();
        }
        var services = project.project().services();
        var filled = oracle.healthchecks(file, true);
        var written = oracle.healthchecks(file, false);
        var names = new TreeSet<String>();
        services.values().stream().filter(Comparison::hasHealthcheck).forEach(service -> names.add(service.name()));
        filled.ifPresent(answer -> answer.fieldNames().forEachRemaining(names::add));
        written.ifPresent(answer -> answer.fieldNames().forEachRemaining(names::add));
        var verdicts = new ArrayList<Verdict>();
        for (var name : names) {
            var ours = Optional.ofNullable(services.get(name));
            verdicts.add(verdict(
                    file, name, List.of(difference(ours, filled, name, true), difference(ours, written, name, false))));
        }
        return verdicts;
    }

    private Verdict verdict(Path file, String service, List<Difference> differences) {
        var name = folder.relativize(file).toString();
        var differing = differences.stream()
                .filter(difference -> difference.outcome() == Outcome.DIFFERS)
                .findFirst();
        if (differing.isPresent()) {
            return new Verdict(
                    name, service, Outcome.DIFFERS, differing.orElseThrow().detail());
        }
        var agrees = differences.stream().anyMatch(difference -> difference.outcome() == Outcome.AGREES);
        return new Verdict(name, service, agrees ? Outcome.AGREES : Outcome.NOT_COMPARABLE, "");
    }

    private record Difference(Outcome outcome, String detail) {}

    private static Difference difference(
            Optional<Service> ours, Optional<JsonNode> answer, String name, boolean interpolated) {
        if (answer.isEmpty()) {
            return new Difference(Outcome.NOT_COMPARABLE, "");
        }
        var theirs = answer.orElseThrow().path(name);
        var inactive = ours.filter(service -> !service.profiles().isEmpty()).isPresent();
        if (theirs.isMissingNode() && inactive) {
            return new Difference(Outcome.NOT_COMPARABLE, "");
        }
        Function<Healthcheck, HealthcheckView> view =
                interpolated ? HealthcheckView::interpolated : HealthcheckView::written;
        var our = ours.map(Service::healthcheck).map(view);
        var their = HealthcheckView.of(theirs, interpolated);
        return our.filter(their::equals).isPresent()
                ? new Difference(Outcome.AGREES, "")
                : new Difference(
                        Outcome.DIFFERS,
                        (interpolated ? "interpolated" : "written") + ": ours "
                                + our.map(Object::toString).orElse("none") + ", theirs " + their);
    }

    private static boolean hasHealthcheck(Service service) {
        var healthcheck = service.healthcheck();
        return !HealthcheckView.written(healthcheck).equals(new HealthcheckView(List.of(), false, new TreeMap<>()));
    }
}
