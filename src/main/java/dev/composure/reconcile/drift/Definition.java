package dev.composure.reconcile.drift;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The complete definition of a container, field by field: a path such as `/HostConfig/Init` or `/Env/PATH`
/// leads to its value as JSON. Values may be secrets, so that only the names of fields ever come out of
/// here.
public final class Definition {

    /// A field of a file that is put into the container begins so; its path follows, its value is a digest.
    public static final String FILES = "/Files:";

    private final SortedMap<String, String> fields;

    public Definition(Map<String, String> fields) {
        this.fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /// The value as JSON; empty where the field is not there.
    public String value(String path) {
        return fields.getOrDefault(path, "");
    }

    /// The reference of its image; empty where it is not there.
    public String image() {
        return value("/Image").replace("\"", "");
    }

    public SortedSet<String> paths() {
        return new TreeSet<>(fields.keySet());
    }

    /// Without the fields of those paths.
    public Definition without(Predicate<String> path) {
        var rest = new TreeMap<>(fields);
        rest.keySet().removeIf(path);
        return new Definition(rest);
    }

    /// With what the operator makes of every value.
    Definition with(UnaryOperator<String> values) {
        var all = new TreeMap<>(fields);
        all.replaceAll((_, value) -> values.apply(value));
        return new Definition(all);
    }

    /// With further fields.
    public Definition with(Map<String, String> more) {
        var all = new TreeMap<>(fields);
        all.putAll(more);
        return new Definition(all);
    }

    /// The paths of the fields that are not the same in both.
    public SortedSet<String> differences(Definition other) {
        var paths = paths();
        paths.addAll(other.paths());
        paths.removeIf(path -> value(path).equals(other.value(path)));
        return paths;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Definition that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /// The names of the fields only.
    @Override
    public String toString() {
        return "Definition" + fields.keySet();
    }
}
