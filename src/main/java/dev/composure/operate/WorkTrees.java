package dev.composure.operate;

import java.util.Optional;
import java.util.SortedMap;

/// The git work trees that compose files stand in. Only the named files are ever part of a commit; whatever else is
/// changed or staged stays as it is, and no hook runs.
public interface WorkTrees {

    /// Where no file is tracked.
    WorkTrees NONE = new WorkTrees() {
        @Override
        public Optional<Tracked> tracked(String path) {
            return Optional.empty();
        }

        @Override
        public Optional<String> commit(SortedMap<String, JournalBytes> changes, String message) {
            return Optional.empty();
        }

        @Override
        public Optional<String> branch(String name, SortedMap<String, JournalBytes> changes, String message) {
            return Optional.empty();
        }
    };

    /// A file that git tracks in the work tree at `top`; `obstacle` says why a commit of it alone cannot be made, and
    /// is empty where it can.
    record Tracked(String top, String obstacle) {}

    /// Empty where git does not track the file.
    Optional<Tracked> tracked(String path);

    /// Commits the changes on top of what is checked out, one commit a repository, with the work tree as it is. What is
    /// not tracked, or is committed so already, is left out. Why it could not be done, or empty.
    Optional<String> commit(SortedMap<String, JournalBytes> changes, String message);

    /// The same as a branch of its own, with nothing checked out; a branch of that name that is there stays.
    Optional<String> branch(String name, SortedMap<String, JournalBytes> changes, String message);
}
