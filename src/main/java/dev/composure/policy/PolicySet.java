package dev.composure.policy;

import dev.composure.compose.Service;
import dev.composure.policy.precedence.Precedence;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/// The policies in force, where they come from, and which version of them it is. `source` is a path, a URL or
/// `built-in`; `revision` is the commit, empty where there is none; `digest` is over the texts.
/// The policies are in the order of [Precedence].
public record PolicySet(
        List<Policy> policies, List<PolicyException> exceptions, String source, String revision, String digest) {

    /// The label with which a service lowers the mode for itself.
    public static final String MODE_LABEL = "composure.dev/mode";

    public PolicySet {
        policies = Precedence.order(policies);
        exceptions = List.copyOf(exceptions);
    }

    /// The narrowest policy that matches, whole: nothing is merged. A service that no policy names is judged by the
    /// defaults and never touched.
    public Policy policyFor(String project, String service, String image, SortedMap<String, String> labels) {
        return policies.reversed().stream()
                .filter(policy -> policy.covers(project, service, image, labels))
                .findFirst()
                .orElseGet(() -> Policy.named("default"));
    }

    public Policy policyFor(String project, Service service) {
        return policyFor(project, service.name(), service.image(), service.labels());
    }

    /// The mode for that service: its policy's, lowered by its label. A label that says nothing known lowers to audit.
    public Mode modeFor(String project, Service service) {
        var mode = policyFor(project, service).mode();
        var label = service.labels().get(MODE_LABEL);
        if (label == null) {
            return mode;
        }
        return switch (label.toLowerCase(Locale.ROOT)) {
            case "enforce" -> mode;
            case "propose" -> mode.atMost(Mode.PROPOSE);
            default -> Mode.AUDIT;
        };
    }
}
