package dev.composure.reconcile;

import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The other projects of the host that read files of this one, by `include`, `extends` or as their own: by path.
public record Readers(SortedMap<String, SortedSet<String>> projects) {

    public static final Readers NONE = new Readers(Collections.emptySortedMap());

    public Readers {
        projects = Collections.unmodifiableSortedMap(new TreeMap<>(projects));
    }

    /// A word for the plan on who else gets an edit of these files; empty where nobody does.
    String alsoEdited(Collection<String> paths) {
        var others = new TreeSet<String>();
        paths.forEach(path -> others.addAll(projects.getOrDefault(path, Collections.emptySortedSet())));
        return others.isEmpty()
                ? ""
                : "; also read by %s, where it takes effect with the next `docker compose up`"
                        .formatted(String.join(", ", others));
    }
}
