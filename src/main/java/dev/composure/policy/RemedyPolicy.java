package dev.composure.policy;

import dev.composure.compose.HealthcheckTest;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which remedies may be taken, in which order, and what they write. A template is a test with placeholders: `{{url}}`,
/// `{{host}}`, `{{port}}`, `{{path}}`, `{{limit}}`.
public record RemedyPolicy(List<RemedyKind> order, Allow allow, SortedMap<RemedyKind, HealthcheckTest> templates) {

    /// What is held back unless a policy asks for it: a check that proves less, one that asks somewhere else, none.
    public record Allow(boolean weaker, boolean retarget, boolean disable) {}

    public static final RemedyPolicy DEFAULT = new RemedyPolicy(
            List.of(RemedyKind.values()), new Allow(false, false, false), Collections.emptySortedMap());

    public RemedyPolicy {
        order = List.copyOf(order);
        templates = Collections.unmodifiableSortedMap(new TreeMap<>(templates));
    }
}
