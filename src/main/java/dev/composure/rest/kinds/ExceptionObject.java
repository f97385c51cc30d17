package dev.composure.rest.kinds;

import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RuleKey;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.TreeMap;

/// An exception to policies as the resource API shows it.
record ExceptionObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec, PolicyObject.Origin status) {

    record Spec(
            List<String> rules,
            List<String> projects,
            List<String> services,
            String reason,
            String owner,
            String until) {}

    static ExceptionObject of(PolicyException exception, PolicySet policies) {
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
                PolicyObject.Origin.of(policies));
    }
}
