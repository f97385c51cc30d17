package dev.composure.web.view;

import dev.composure.operate.PolicyStanding;
import dev.composure.policy.Glob;
import dev.composure.policy.Match;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicyException;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleKey;
import dev.composure.policy.Rules;
import dev.composure.policy.Verify;
import dev.composure.policy.excuses.ExceptionNote;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The policies in force, their exceptions, and every rule with what they say of it.
public record PolicyView(
        String source,
        String revision,
        String digest,
        List<OnePolicy> policies,
        String trouble,
        List<OneException> exceptions,
        List<RuleRow> rules) {

    private static final int DIGEST = 12;

    /// A policy; `settings` are pairs of a name and what it is set to.
    public record OnePolicy(String name, String mode, List<Setting> settings) {}

    /// One line of a policy.
    public record Setting(String name, String value) {}

    /// An exception; `state` is a word for how it stands, and `end` says how long it lasts.
    public record OneException(
            String name,
            String rules,
            String where,
            String reason,
            String owner,
            String state,
            String end,
            String tone) {}

    /// A rule, and how heavily it weighs: by default, and where a policy says otherwise.
    public record RuleRow(String key, String href, String title, String severity, String changes) {}

    /// `standing` as of `today`; where newer policies cannot be had, why not is said too. `notes` are about the
    /// exceptions
    /// that somebody should look at.
    public static PolicyView of(PolicyStanding standing, List<ExceptionNote> notes, LocalDate today) {
        var policies = standing.inForce();
        return new PolicyView(
                policies.source(),
                policies.revision(),
                policies.digest()
                        .substring(0, Math.min(DIGEST, policies.digest().length())),
                policies.policies().stream().map(PolicyView::policy).toList(),
                standing.trouble().message(),
                policies.exceptions().stream()
                        .map(exception -> exception(exception, notes, today))
                        .toList(),
                Rules.all().stream().map(rule -> rule(rule, policies)).toList());
    }

    private static OnePolicy policy(Policy policy) {
        var settings = new ArrayList<Setting>();
        settings.add(new Setting("For", match(policy.match())));
        policy.exclude().forEach(match -> settings.add(new Setting("Not for", match(match))));
        settings.add(new Setting("Remedies", remedies(policy)));
        settings.add(new Setting("Also allowed", allowed(policy)));
        settings.add(new Setting("Files in git", word(policy.gitManaged())));
        settings.addAll(rollout(policy));
        return new OnePolicy(policy.name(), policy.mode().word(), List.copyOf(settings));
    }

    private static List<Setting> rollout(Policy policy) {
        var rollout = policy.rollout();
        var settings = new ArrayList<Setting>();
        settings.add(new Setting("Proof", proof(policy.verify())));
        settings.add(new Setting(
                "At once",
                "%d; pause after a failure: %s".formatted(rollout.maxConcurrent(), Times.length(rollout.cooldown()))));
        settings.add(new Setting("Approval", word(rollout.approval())));
        settings.add(new Setting("On drift", word(rollout.onDrift())));
        rollout.windows()
                .forEach(window -> settings.add(new Setting(
                        "Window",
                        "%s for %s (%s)".formatted(window.cron(), Times.length(window.length()), window.zone()))));
        return settings;
    }

    private static String proof(Verify verify) {
        return "%d probes and %s without a new zombie, then watched for %s"
                .formatted(verify.probes(), Times.length(verify.atLeast()), Times.length(verify.soak()));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String remedies(Policy policy) {
        return policy.remedies().order().stream().map(RemedyKind::word).collect(Collectors.joining(", "));
    }

    private static String allowed(Policy policy) {
        var allow = policy.remedies().allow();
        var words = new ArrayList<String>();
        if (allow.weaker()) {
            words.add("weaker checks");
        }
        if (allow.retarget()) {
            words.add("another port or path");
        }
        if (allow.disable()) {
            words.add("no check at all");
        }
        return words.isEmpty() ? "nothing" : String.join(", ", words);
    }

    private static String match(Match match) {
        var words = new ArrayList<String>();
        add(words, "projects", match.projects());
        add(words, "services", match.services());
        add(words, "images", match.images());
        match.labels().forEach((key, glob) -> words.add("label %s=%s".formatted(key, glob.pattern())));
        return words.isEmpty() ? "everything" : String.join("; ", words);
    }

    private static void add(List<String> words, String what, List<Glob> globs) {
        if (!globs.isEmpty()) {
            words.add(what + " " + globs.stream().map(Glob::pattern).collect(Collectors.joining(", ")));
        }
    }

    private static OneException exception(PolicyException exception, List<ExceptionNote> notes, LocalDate today) {
        var state = notes.stream()
                .filter(note -> note.name().equals(exception.name()))
                .findFirst()
                .map(ExceptionNote::state);
        var where = new ArrayList<String>();
        add(where, "projects", exception.projects());
        add(where, "services", exception.services());
        return new OneException(
                exception.name(),
                exception.rules().stream().map(RuleKey::name).collect(Collectors.joining(", ")),
                String.join("; ", where),
                exception.reason(),
                exception.owner(),
                state.map(PolicyView::word).orElse("valid"),
                end(exception, state, ChronoUnit.DAYS.between(today, exception.until())),
                state.map(PolicyView::tone).orElse("good"));
    }

    private static String word(ExceptionNote.State state) {
        return switch (state) {
            case EXPIRED -> "expired";
            case TOO_LONG -> "too long";
            case UNUSED -> "unused";
            case EXPIRING -> "ends soon";
        };
    }

    private static String tone(ExceptionNote.State state) {
        return switch (state) {
            case EXPIRED, TOO_LONG -> "bad";
            case UNUSED, EXPIRING -> "warn";
        };
    }

    private static String end(PolicyException exception, Optional<ExceptionNote.State> state, long days) {
        if (days < 0) {
            return "It ended on %s; what it covered counts again.".formatted(exception.until());
        }
        var until = "Until %s, %d more %s.".formatted(exception.until(), days, days == 1 ? "day" : "days");
        return state.map(found -> switch (found) {
                    case TOO_LONG -> until + " That is later than the policy allows, so it has no effect.";
                    case UNUSED -> until + " Nothing that was judged needs it.";
                    case EXPIRED, EXPIRING -> until;
                })
                .orElse(until);
    }

    private static RuleRow rule(Rule rule, PolicySet policies) {
        var changes = policies.policies().stream()
                .filter(policy -> policy.setting(rule).severity() != rule.severity())
                .map(policy ->
                        policy.name() + ": " + policy.setting(rule).severity().word())
                .collect(Collectors.joining(", "));
        return new RuleRow(
                rule.key().name(),
                Links.rule(rule.key().name()),
                rule.title(),
                rule.severity().word(),
                changes);
    }
}
