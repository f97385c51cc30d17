package dev.composure.operate;

import java.util.SortedSet;

/// Patches that a person may apply by hand, where only the operator's user can read them.
public interface Patches {

    /// Keeps a patch under a name of its own and returns its path; one of that name that is there already is replaced.
    String keep(String name, String patch);

    /// The names of all that are kept.
    SortedSet<String> kept();
}
