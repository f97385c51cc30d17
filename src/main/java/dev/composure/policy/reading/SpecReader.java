package dev.composure.policy.reading;

import dev.composure.compose.Position;
import dev.composure.policy.ExceptionTerms;
import dev.composure.policy.GitManaged;
import dev.composure.policy.Glob;
import dev.composure.policy.Match;
import dev.composure.policy.Mode;
import dev.composure.policy.Policy;
import dev.composure.policy.Rollout;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleKey;
import dev.composure.policy.RuleSetting;
import dev.composure.policy.Rules;
import dev.composure.policy.Severity;
import dev.composure.policy.Verify;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads the `spec` of a `HealthcheckPolicy`. What it leaves out is as in the built-in baseline.
final class SpecReader {

    private static final Map<String, Mode> MODES = words(Mode.values(), Mode::word);
    private static final Map<String, Severity> SEVERITIES = words(Severity.values(), Severity::word);
    private static final Map<String, GitManaged> GIT_MANAGED = new TreeMap<>(Map.of(
            "propose", GitManaged.PROPOSE,
            "branch", GitManaged.BRANCH,
            "commit", GitManaged.COMMIT,
            "edit", GitManaged.EDIT,
            "refuse", GitManaged.REFUSE));
    private static final Map<String, Rollout.Approval> APPROVALS = new TreeMap<>(Map.of(
            "none", Rollout.Approval.NONE,
            "first", Rollout.Approval.FIRST,
            "required", Rollout.Approval.REQUIRED));
    private static final Map<String, Rollout.OnDrift> ON_DRIFT = new TreeMap<>(Map.of(
            "hold", Rollout.OnDrift.HOLD, "fileOnly", Rollout.OnDrift.FILE_ONLY, "apply", Rollout.OnDrift.APPLY));

    private final Section spec;

    SpecReader(Section spec) {
        this.spec = spec;
    }

    Policy policy(String name, Position position) {
        return new Policy(
                name,
                spec.choice("mode", MODES, Mode.AUDIT),
                match(spec.section("match")),
                spec.sections("exclude").stream()
                        .filter(section -> !section.keys().isEmpty())
                        .map(SpecReader::match)
                        .toList(),
                rules(spec.section("rules")),
                new RemedyReader(spec.section("remedies")).remedies(),
                gitManaged(spec.section("rewrite")),
                verify(spec.section("verify")),
                rollout(spec.section("rollout")),
                exceptions(spec.section("exceptions")),
                position);
    }

    private static <T> Map<String, T> words(T[] values, Function<T, String> word) {
        var words = new TreeMap<String, T>();
        Arrays.stream(values).forEach(value -> words.put(word.apply(value), value));
        return words;
    }

    private static Match match(Section match) {
        var read = new Match(
                globs(match, "projects"),
                globs(match, "services"),
                globs(match, "images"),
                labels(match.section("labels")));
        match.close();
        return read;
    }

    private static List<Glob> globs(Section match, String key) {
        return match.texts(key).stream().map(Glob::new).toList();
    }

    private static SortedMap<String, Glob> labels(Section labels) {
        var globs = new TreeMap<String, Glob>();
        labels.keys().forEach(key -> globs.put(key, new Glob(labels.text(key).orElse("*"))));
        return globs;
    }

    private static SortedMap<RuleKey, RuleSetting> rules(Section rules) {
        var settings = new TreeMap<RuleKey, RuleSetting>();
        for (var rule : Rules.all()) {
            if (rules.keys().contains(rule.key().name())) {
                var setting = rules.section(rule.key().name());
                settings.put(
                        rule.key(),
                        new RuleSetting(
                                setting.choice("severity", SEVERITIES, rule.severity()),
                                setting.flag("failOnPossible", rule.failOnPossible()),
                                parameters(setting, rule)));
                setting.close();
            } else {
                rules.value(rule.key().name());
            }
        }
        rules.close();
        return settings;
    }

    private static SortedMap<String, Duration> parameters(Section setting, Rule rule) {
        var parameters = new TreeMap<>(rule.parameters());
        parameters.replaceAll(setting::duration);
        return parameters;
    }

    private static GitManaged gitManaged(Section rewrite) {
        var read = rewrite.choice("gitManaged", GIT_MANAGED, GitManaged.PROPOSE);
        rewrite.close();
        return read;
    }

    private static ExceptionTerms exceptions(Section exceptions) {
        var read = new ExceptionTerms(
                exceptions.number("maxDays", ExceptionTerms.DEFAULT.maxDays()),
                exceptions.number("warnDays", ExceptionTerms.DEFAULT.warnDays()),
                exceptions.flag("inline", ExceptionTerms.DEFAULT.inline()));
        exceptions.close();
        return read;
    }

    private static Verify verify(Section verify) {
        var read = new Verify(
                verify.number("probes", Verify.DEFAULT.probes()),
                verify.duration("atLeast", Verify.DEFAULT.atLeast()),
                verify.duration("soak", Verify.DEFAULT.soak()));
        verify.close();
        return read;
    }

    private static Rollout rollout(Section rollout) {
        var paths = rollout.texts("scratchPaths");
        var read = new Rollout(
                rollout.number("maxConcurrent", Rollout.DEFAULT.maxConcurrent()),
                rollout.duration("cooldown", Rollout.DEFAULT.cooldown()),
                rollout.sections("windows").stream().map(SpecReader::window).toList(),
                rollout.choice("approval", APPROVALS, Rollout.Approval.NONE),
                rollout.choice("onDrift", ON_DRIFT, Rollout.OnDrift.HOLD),
                rollout.value("scratchPaths").isEmpty() ? Rollout.DEFAULT.scratchPaths() : paths);
        rollout.close();
        return read;
    }

    private static Rollout.Window window(Section window) {
        window.requiredText("cron", "0 2 * * MON-FRI");
        window.requiredText("for", "3h");
        var read = new Rollout.Window(
                window.parsed(
                        "cron",
                        "* * * * *",
                        "is no expression of the five fields of cron; write one like `0 2 * * MON-FRI`",
                        SpecReader::cron),
                window.duration("for", Duration.ZERO),
                window.parsed(
                        "zone", ZoneOffset.UTC, "is no time zone; write one like `Europe/Paris`", SpecReader::zone));
        window.close();
        return read;
    }

    private static Optional<String> cron(String text) {
        return Optional.of(text.strip()).filter(Rollout.Window::isCron);
    }

    private static Optional<ZoneId> zone(String text) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException wrong) {
            return Optional.empty();
        }
    }
}
