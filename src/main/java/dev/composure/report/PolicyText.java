package dev.composure.report;

import dev.composure.policy.Glob;
import dev.composure.policy.Match;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RuleSetting;
import dev.composure.policy.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The policies in force, for a person.
public final class PolicyText {
    private PolicyText() {}

    public static String render(PolicySet set) {
        return "source    " + set.source() + "\n"
                + (set.revision().isEmpty() ? "" : "revision  " + set.revision() + "\n")
                + "digest    " + set.digest() + "\n"
                + set.policies().reversed().stream().map(PolicyText::policy).collect(Collectors.joining())
                + set.exceptions().stream().map(PolicyText::exception).collect(Collectors.joining());
    }

    private static String policy(Policy policy) {
        var text = new StringBuilder("\npolicy " + policy.name() + " (" + policy.position() + ")\n");
        line(text, "mode", policy.mode().word());
        line(text, "match", match(policy.match()));
        policy.exclude().forEach(match -> line(text, "exclude", match(match)));
        line(text, "rules", rules(policy));
        var allow = policy.remedies().allow();
        line(
                text,
                "remedies",
                policy.remedies().order().stream().map(kind -> kind.word()).collect(Collectors.joining(", "))
                        + (allow.weaker() ? "; weaker" : "")
                        + (allow.retarget() ? "; retarget" : "")
                        + (allow.disable() ? "; disable" : ""));
        line(
                text,
                "exceptions",
                "at most %d days, announced %d days before%s"
                        .formatted(
                                policy.exceptions().maxDays(),
                                policy.exceptions().warnDays(),
                                policy.exceptions().inline() ? "" : ", none in compose files"));
        return text.toString();
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append("  %-10s %s%n".formatted(key, value));
    }

    private static String match(Match match) {
        var parts = new ArrayList<String>();
        globs(parts, "projects", match.projects());
        globs(parts, "services", match.services());
        globs(parts, "images", match.images());
        match.labels().forEach((label, glob) -> parts.add("label " + label + "=" + glob.pattern()));
        return parts.isEmpty() ? "everything" : String.join("; ", parts);
    }

    private static void globs(List<String> parts, String key, List<Glob> globs) {
        if (!globs.isEmpty()) {
            parts.add(key + " " + globs.stream().map(Glob::pattern).collect(Collectors.joining(", ")));
        }
    }

    /// Only what differs from the defaults.
    private static String rules(Policy policy) {
        var differing = Rules.all().stream()
                .filter(rule -> !policy.setting(rule).equals(RuleSetting.of(rule)))
                .map(rule ->
                        rule.key() + " " + policy.setting(rule).severity().word() + parameters(policy.setting(rule)))
                .toList();
        return differing.isEmpty() ? "as by default" : String.join(", ", differing);
    }

    private static String parameters(RuleSetting setting) {
        return setting.parameters().entrySet().stream()
                .map(parameter ->
                        " " + parameter.getKey() + "=" + parameter.getValue().toSeconds() + "s")
                .collect(Collectors.joining());
    }

    private static String exception(PolicyException exception) {
        var text = new StringBuilder("\nexception " + exception.name() + " (" + exception.position() + ")\n");
        line(text, "rules", exception.rules().stream().map(Object::toString).collect(Collectors.joining(", ")));
        line(
                text,
                "for",
                match(new Match(exception.projects(), exception.services(), List.of(), Match.ANYTHING.labels())));
        line(text, "reason", exception.reason());
        line(text, "owner", exception.owner());
        line(text, "until", exception.until().toString());
        return text.toString();
    }
}
