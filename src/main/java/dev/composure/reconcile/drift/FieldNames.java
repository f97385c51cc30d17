package dev.composure.reconcile.drift;

import java.util.Collection;
import java.util.stream.Collectors;

/// The fields of a definition in a person's words: `variable TOKEN`, `mount /data`, `network back`.
public final class FieldNames {

    private static final int MOST = 8;

    private FieldNames() {}

    /// The first few, with the number of the others.
    public static String words(Collection<String> paths) {
        var words = paths.stream().map(FieldNames::word).distinct().toList();
        var shown = words.stream().limit(MOST).collect(Collectors.joining(", "));
        return words.size() <= MOST ? shown : "%s and %d more".formatted(shown, words.size() - MOST);
    }

    static String word(String path) {
        if (path.startsWith("/Env/")) {
            return "variable " + path.substring("/Env/".length());
        }
        if (path.startsWith("/Labels/")) {
            return "label " + path.substring("/Labels/".length());
        }
        if (path.startsWith("/Mounts:")) {
            return "mount " + path.substring("/Mounts:".length());
        }
        if (path.startsWith(Definition.FILES)) {
            return "file " + path.substring(Definition.FILES.length());
        }
        if (path.startsWith("/Networks/")) {
            return "network " + path.split("/", -1)[2];
        }
        if (path.startsWith("/ExposedPorts/")) {
            return "port " + path.substring("/ExposedPorts/".length());
        }
        return path.substring(1).replace('/', '.');
    }
}
