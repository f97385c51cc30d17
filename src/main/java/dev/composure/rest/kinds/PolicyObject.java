package dev.composure.rest.kinds;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Glob;
import dev.composure.policy.Match;
import dev.composure.policy.Policy;
import dev.composure.policy.PolicySet;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.RemedyPolicy;
import dev.composure.policy.Rollout;
import dev.composure.policy.RuleSetting;
import dev.composure.policy.Severity;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A policy as the resource API shows it: in the words of its file, with every default written out but those of the
/// rules that it does not name.
record PolicyObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec, Origin status) {

    /// Where the policies in force were read, and which version of them it is.
    record Origin(String source, String revision, String digest) {
        static Origin of(PolicySet policies) {
            return new Origin(policies.source(), policies.revision(), policies.digest());
        }
    }

    record Spec(
            String mode,
            MatchEntry match,
            List<MatchEntry> exclude,
            SortedMap<String, RuleEntry> rules,
            RemediesEntry remedies,
            RewriteEntry rewrite,
            VerifyEntry verify,
            RolloutEntry rollout) {}

    record MatchEntry(
            List<String> projects, List<String> services, List<String> images, SortedMap<String, String> labels) {
        static MatchEntry of(Match match) {
            var labels = new TreeMap<String, String>();
            match.labels().forEach((key, glob) -> labels.put(key, glob.pattern()));
            return new MatchEntry(
                    patterns(match.projects()), patterns(match.services()), patterns(match.images()), labels);
        }
    }

    record RuleEntry(String severity, boolean failOnPossible) {
        static RuleEntry of(RuleSetting setting) {
            return new RuleEntry(
                    setting.severity() == Severity.OFF
                            ? "off"
                            : setting.severity().word(),
                    setting.failOnPossible());
        }
    }

    record RemediesEntry(List<String> order, RemedyPolicy.Allow allow, SortedMap<String, List<String>> templates) {}

    record RewriteEntry(String gitManaged) {}

    record VerifyEntry(int probes, String atLeast, String soak) {}

    record RolloutEntry(
            int maxConcurrent,
            String cooldown,
            List<WindowEntry> windows,
            String approval,
            String onDrift,
            List<String> scratchPaths) {
        static RolloutEntry of(Rollout rollout) {
            return new RolloutEntry(
                    rollout.maxConcurrent(),
                    Lengths.compact(rollout.cooldown()),
                    rollout.windows().stream().map(WindowEntry::of).toList(),
                    rollout.approval().name().toLowerCase(Locale.ROOT),
                    switch (rollout.onDrift()) {
                        case HOLD -> "hold";
                        case FILE_ONLY -> "fileOnly";
                        case APPLY -> "apply";
                    },
                    rollout.scratchPaths());
        }
    }

    record WindowEntry(String cron, String length, String zone) {
        static WindowEntry of(Rollout.Window window) {
            return new WindowEntry(
                    window.cron(),
                    Lengths.compact(window.length()),
                    window.zone().normalized().equals(ZoneOffset.UTC)
                            ? "UTC"
                            : window.zone().getId());
        }
    }

    static PolicyObject of(Policy policy, PolicySet policies) {
        var rules = new TreeMap<String, RuleEntry>();
        policy.rules().forEach((key, setting) -> rules.put(key.name(), RuleEntry.of(setting)));
        return new PolicyObject(
                Kind.API_VERSION,
                Kind.HEALTHCHECK_POLICY.word(),
                Metadata.of(
                        Kind.HEALTHCHECK_POLICY,
                        policy.name(),
                        new TreeMap<>(Map.of("mode", policy.mode().word()))),
                new Spec(
                        policy.mode().word(),
                        MatchEntry.of(policy.match()),
                        policy.exclude().stream().map(MatchEntry::of).toList(),
                        rules,
                        remedies(policy.remedies()),
                        new RewriteEntry(policy.gitManaged().name().toLowerCase(Locale.ROOT)),
                        new VerifyEntry(
                                policy.verify().probes(),
                                Lengths.compact(policy.verify().atLeast()),
                                Lengths.compact(policy.verify().soak())),
                        RolloutEntry.of(policy.rollout())),
                Origin.of(policies));
    }

    private static RemediesEntry remedies(RemedyPolicy remedies) {
        var templates = new TreeMap<String, List<String>>();
        remedies.templates().forEach((kind, test) -> templates.put(kind.word(), words(test)));
        return new RemediesEntry(remedies.order().stream().map(RemedyKind::word).toList(), remedies.allow(), templates);
    }

    private static List<String> words(HealthcheckTest test) {
        return switch (test) {
            case HealthcheckTest.Shell shell ->
                Stream.of(List.of("CMD-SHELL", shell.script()), shell.ignoredWords())
                        .flatMap(List::stream)
                        .toList();
            case HealthcheckTest.Exec exec ->
                Stream.concat(Stream.of("CMD"), exec.words().stream()).toList();
            case HealthcheckTest.Disabled _ -> List.of("NONE");
            case HealthcheckTest.Inherited _ -> List.of();
            case HealthcheckTest.Malformed malformed -> malformed.words();
        };
    }

    static List<String> patterns(List<Glob> globs) {
        return globs.stream().map(Glob::pattern).collect(Collectors.toUnmodifiableList());
    }
}
