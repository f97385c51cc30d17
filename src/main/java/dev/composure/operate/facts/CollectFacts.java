package dev.composure.operate.facts;

import dev.composure.operate.Engine;
import dev.composure.probe.ImageFacts;
import dev.composure.probe.Versions;
import dev.composure.report.FactsReport;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Finds out what images bring along. To look into one, a container is made of it that is never started, and removed
/// again.
public final class CollectFacts {

    private final Engine engine;
    private final String compose;

    /// `compose` is the version of the compose of this host; empty where there is none.
    public CollectFacts(Engine engine, String compose) {
        this.engine = engine;
        this.compose = compose;
    }

    /// What was found, and which images the engine does not have.
    public record Result(FactsReport report, List<String> missing) {
        public Result {
            missing = List.copyOf(missing);
        }
    }

    public Result collect(List<String> references) {
        var images = new TreeMap<String, ImageFacts>();
        var missing = new ArrayList<String>();
        for (String reference : references) {
            engine.image(reference)
                    .map(this::lookInto)
                    .ifPresentOrElse(image -> images.put(reference, image), () -> missing.add(reference));
        }
        return new Result(new FactsReport(new Versions(engine.version(), compose), images), missing);
    }

    private ImageFacts lookInto(ImageFacts image) {
        var container = engine.createToLookInto(image.id());
        try {
            return image.with(new ToolSearch(engine).toolsIn(container, image.path()));
        } finally {
            engine.removeLookedInto(container);
        }
    }
}
