package dev.composure.operate;

import dev.composure.policy.PolicySet;
import dev.composure.reconcile.Reason;
import dev.composure.report.InputError;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The policies that somebody named, or what is wrong with them.
public sealed interface PolicyLoad {

    /// With the texts that they were read from.
    record Loaded(PolicySet policies, PolicyTexts texts) implements PolicyLoad {
        public Loaded(PolicySet policies) {
            this(policies, new PolicyTexts(policies.source(), policies.revision(), new TreeMap<>()));
        }
    }

    /// `reason` tells policies that are wrong from those that could not be had.
    record Refused(List<InputError> errors, Reason reason) implements PolicyLoad {
        public Refused {
            errors = List.copyOf(errors);
        }

        public Refused(List<InputError> errors) {
            this(errors, Reason.POLICY_INVALID);
        }

        /// Each mistake with its place.
        public Stream<String> lines() {
            return errors.stream().map(error -> error.place() + ": " + error.message());
        }

        /// One that nobody could get at.
        public static Refused unavailable(String location, String message) {
            return new Refused(List.of(InputError.of(location, message)), Reason.POLICY_UNAVAILABLE);
        }
    }
}
