package dev.composure.operate.facts;

import dev.composure.compose.LoadedProject;
import dev.composure.compose.Service;
import dev.composure.probe.Facts;
import dev.composure.probe.Versions;
import dev.composure.report.FactsReport;
import java.util.TreeMap;
import java.util.function.Function;

/// What a facts file says of images; of what it does not name, the compose file alone tells.
public record RecordedFacts(FactsReport report) implements FactSource {

    /// The compose files alone.
    public static final RecordedFacts NONE = new RecordedFacts(new FactsReport(Versions.UNKNOWN, new TreeMap<>()));

    @Override
    public Function<Service, Facts> in(LoadedProject project) {
        return service -> of(project.project().imageOf(service), service);
    }

    private Facts of(String reference, Service service) {
        return report.image(reference)
                .map(image -> Facts.ofImage(service, image))
                .orElseGet(() -> Facts.ofText(service))
                .with(versions());
    }

    @Override
    public Versions versions() {
        return report.versions();
    }
}
