package dev.composure.rest.kinds;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A kind of resource, and its names.
public enum Kind {
    COMPOSE_PROJECT("ComposeProject", "composeprojects", "cproj"),
    REMEDIATION("Remediation", "remediations", "rem"),
    HEALTHCHECK_POLICY("HealthcheckPolicy", "healthcheckpolicies", "hcp"),
    POLICY_EXCEPTION("PolicyException", "policyexceptions", "pex");

    public static final String GROUP = "composure.dev";
    public static final String VERSION = "v1alpha1";
    public static final String API_VERSION = GROUP + "/" + VERSION;

    private final String word;
    private final String plural;
    private final String shortName;

    Kind(String word, String plural, String shortName) {
        this.word = word;
        this.plural = plural;
        this.shortName = shortName;
    }

    public static Optional<Kind> ofPlural(String plural) {
        return Arrays.stream(values())
                .filter(kind -> kind.plural.equals(plural))
                .findFirst();
    }

    /// As `kind:` has it.
    public String word() {
        return word;
    }

    public String plural() {
        return plural;
    }

    public String singular() {
        return word.toLowerCase(Locale.ROOT);
    }

    public String shortName() {
        return shortName;
    }

    public List<String> verbs() {
        return switch (this) {
            case COMPOSE_PROJECT, REMEDIATION -> List.of("get", "list", "patch", "watch");
            case HEALTHCHECK_POLICY, POLICY_EXCEPTION -> List.of("get", "list", "watch");
        };
    }

    public List<Column> columns() {
        return TableColumns.of(this);
    }
}
