package dev.composure.compose;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The result of planning edits: the new text of each file that changes, proven by reading it again, or a refusal.
public sealed interface EditOutcome {

    /// New texts by absolute path; only files that change are in it.
    record Edited(SortedMap<String, String> texts) implements EditOutcome {
        public Edited {
            texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        }
    }

    /// Nothing was changed; why, in words.
    record Refused(String why) implements EditOutcome {}
}
