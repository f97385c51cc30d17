package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Service;
import dev.composure.policy.RuleKey;
import dev.composure.probe.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Words a check as safely as can be: all ways at once, so that nothing is left to reword.
public final class Rewriting {

    /// In the order in which they are tried; each sees what the ones before have made of the check.
    private static final List<Fix> FIXES = List.of(
            KnownKind::attempt,
            PlainWords::attempt,
            QuotedUrl::attempt,
            CurlFail::attempt,
            NothingKept::attempt,
            NoProxy::attempt,
            BashForPort::attempt,
            Loopback::attempt,
            DatabaseUser::attempt,
            ExecForm::attempt,
            ClientLimit::attempt);

    /// The ways that answer a rule, the better first.
    private static final Map<String, List<Fix>> ANSWERS = Map.ofEntries(
            Map.entry("test-never-runs", List.of(KnownKind::attempt)),
            Map.entry("shell-words-in-exec-form", List.of(PlainWords::attempt)),
            Map.entry("backgrounded-client", List.of(QuotedUrl::attempt)),
            Map.entry("orphan-always", List.of(QuotedUrl::attempt)),
            Map.entry("curl-without-fail", List.of(CurlFail::attempt)),
            Map.entry("wget-writes-file", List.of(NothingKept::attempt)),
            Map.entry("proxy-in-environment", List.of(NoProxy::attempt)),
            Map.entry("dev-tcp-in-sh", List.of(BashForPort::attempt)),
            Map.entry("redis-ping", List.of(RedisErrors::attempt)),
            Map.entry("noisy-login", List.of(DatabaseUser::attempt)),
            Map.entry("localhost-first-address", List.of(Loopback::attempt)),
            Map.entry("orphan-on-timeout", List.of(ExecForm::attempt, ClientLimit::attempt)),
            Map.entry("hostile-pid-one", List.of(ExecForm::attempt, ClientLimit::attempt)),
            Map.entry("live-orphan", List.of(ExecForm::attempt, ClientLimit::attempt)));

    private Rewriting() {}

    /// What came of it: the test and what is better in it, or why it stays.
    public sealed interface Result {

        /// `written` is what the file shall have where compose fills something in; else empty. `isAssuming`: only the
        /// container can tell whether its tools know the words.
        record Reworded(HealthcheckTest test, List<String> written, String what, boolean isAssuming) implements Result {
            public Reworded {
                written = List.copyOf(written);
            }
        }

        record Stays(String why) implements Result {}
    }

    /// Words the check of a service again, for the sake of that rule.
    public static Result reword(RuleKey rule, Service service, Duration timeout, Facts facts) {
        var interpolated = Interpolated.of(service.healthcheck());
        if (interpolated.isEmpty()) {
            return new Result.Stays("the words of the check cannot be told from what compose fills in");
        }
        var before = new Wording(interpolated.orElseThrow().marked(), service, timeout, facts);
        var answers = ANSWERS.getOrDefault(rule.name(), List.of());
        var attempts = attempts(answers, before);
        var said = new ArrayList<String>();
        var after =
                attempts.stream().anyMatch(Attempt.Reworded.class::isInstance) ? all(before, answers, said) : before;
        var left = attempts(answers, after);
        if (after.equals(before) || !left.stream().allMatch(Attempt.NotNeeded.class::isInstance)) {
            return new Result.Stays(obstacle(left).orElse("no safer words of the same meaning are known for " + rule));
        }
        return new Result.Reworded(
                interpolated.orElseThrow().filled(after.test()),
                interpolated.orElseThrow().written(after.test()),
                String.join("; ", said),
                attempts.stream()
                        .anyMatch(attempt -> attempt instanceof Attempt.Reworded reworded && reworded.isAssuming()));
    }

    private static List<Attempt> attempts(List<Fix> fixes, Wording wording) {
        return fixes.stream().map(fix -> fix.attempt(wording)).toList();
    }

    /// Why the last way does not help; it is the one that would be left.
    private static Optional<String> obstacle(List<Attempt> attempts) {
        return attempts.reversed().stream()
                .filter(Attempt.Impossible.class::isInstance)
                .map(attempt -> ((Attempt.Impossible) attempt).why())
                .findFirst();
    }

    /// What answers the rule, and whatever else is certain to be no worse.
    private static Wording all(Wording before, List<Fix> answers, List<String> said) {
        var wording = before;
        for (var fix : Stream.concat(answers.stream(), FIXES.stream()).toList()) {
            if (fix.attempt(wording) instanceof Attempt.Reworded reworded) {
                wording = wording.with(reworded.test());
                said.add(reworded.what());
            }
        }
        return wording;
    }
}
