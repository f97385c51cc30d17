package dev.composure.operate;

import dev.composure.policy.PolicySet;
import dev.composure.report.InputError;
import java.util.List;

/// The policies that somebody named, or what is wrong with them.
public sealed interface PolicyLoad {

    record Loaded(PolicySet policies) implements PolicyLoad {}

    record Refused(List<InputError> errors) implements PolicyLoad {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
