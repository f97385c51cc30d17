package dev.composure.policy.rules.ignores;

import dev.composure.compose.IgnoredRule;
import dev.composure.policy.BuiltInRule;
import dev.composure.policy.Subject;
import java.util.List;
import java.util.stream.Stream;

/// What is wrong with the ignores of a compose file.
public final class IgnoreRules {

    /// [UnusedIgnore] is not found by looking at a service: it takes what the other rules have found.
    public static final List<BuiltInRule> ALL = List.of(
            new BuiltInRule(IgnoreWithoutReason.RULE, IgnoreWithoutReason::violations),
            new BuiltInRule(UnusedIgnore.RULE, _ -> List.of()));

    private IgnoreRules() {}

    /// The service's own ignores; those of the whole file belong to its first service.
    static Stream<IgnoredRule> of(Subject subject) {
        var isFirst =
                subject.project().services().firstKey().equals(subject.service().name());
        return subject.service().ignoredRules().values().stream().filter(ignored -> isFirst || !ignored.wholeFile());
    }
}
