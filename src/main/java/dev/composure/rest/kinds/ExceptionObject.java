package dev.composure.rest.kinds;

import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RuleKey;
import dev.composure.policy.excuses.ExceptionNote;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// An exception to policies as the resource API shows it.
record ExceptionObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec, Status status) {

    record Spec(
            List<String> rules,
            List<String> projects,
            List<String> services,
            String reason,
            String owner,
            String until) {}

    /// Where it was read, and what somebody should look at; `review` is empty where it is in order.
    record Status(String source, String revision, String digest, String review, String message) {
        static Status of(PolicySet policies, Optional<ExceptionNote> note) {
            return new Status(
                    policies.source(),
                    policies.revision(),
                    policies.digest(),
                    note.map(one -> one.state().word()).orElse(""),
                    note.map(ExceptionNote::message).orElse(""));
        }
    }

    static ExceptionObject of(PolicyException exception, PolicySet policies, Optional<ExceptionNote> note) {
        return new ExceptionObject(
                Kind.API_VERSION,
                Kind.POLICY_EXCEPTION.word(),
                Metadata.of(Kind.POLICY_EXCEPTION, exception.name(), new TreeMap<>()),
                new Spec(
                        exception.rules().stream().map(RuleKey::name).toList(),
                        PolicyObject.patterns(exception.projects()),
                        PolicyObject.patterns(exception.services()),
                        exception.reason(),
                        exception.owner(),
                        exception.until().toString()),
                Status.of(policies, note));
    }
}
