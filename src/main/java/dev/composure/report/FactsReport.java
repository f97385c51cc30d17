package dev.composure.report;

import dev.composure.probe.ImageFacts;
import dev.composure.probe.Versions;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was found out about images, by the reference they were asked for, so that others can judge without them.
public record FactsReport(Versions versions, SortedMap<String, ImageFacts> images) {

    public FactsReport {
        var named = new TreeMap<String, ImageFacts>();
        images.forEach((reference, image) -> named.put(tagged(reference), image));
        images = Collections.unmodifiableSortedMap(named);
    }

    public Optional<ImageFacts> image(String reference) {
        return Optional.ofNullable(images.get(tagged(reference)));
    }

    /// A reference without a tag and without a digest means `latest`.
    private static String tagged(String reference) {
        var name = reference.substring(reference.lastIndexOf('/') + 1);
        return name.isEmpty() || name.contains(":") || name.contains("@") ? reference : reference + ":latest";
    }
}
