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
            Map.entry("localhost-first-address", List.of(Loopback::attempt)),
            Map.entry("orphan-on-timeout", List.of(ExecForm::attempt, ClientLimit::attempt)),
            Map.entry("hostile-pid-one", List.of(ExecForm::attempt, ClientLimit::attempt)),
            Map.entry("live-orphan", List.of(ExecForm::attempt, ClientLimit::attempt)));

    private Rewriting() {}

    /// What came of it: the test and what is better in it, or why it stays.
    public sealed interface Result {

        record Reworded(HealthcheckTest test, String what) implements Result {}

        record Stays(String why) implements Result {}
    }

    /// Words the check of a service again, for the sake of that rule.
    public static Result reword(RuleKey rule, Service service, Duration timeout, Facts facts) {
        var before = new Wording(service.healthcheck().test(), service, timeout, facts);
        var answers = ANSWERS.getOrDefault(rule.name(), List.of());
        var attempts = answers.stream().map(fix -> fix.attempt(before)).toList();
        if (attempts.stream().noneMatch(Attempt.Reworded.class::isInstance)) {
            return new Result.Stays(attempts.stream()
                    .flatMap(attempt -> attempt instanceof Attempt.Impossible(var why)
                            ? List.of(why).stream()
                            : List.<String>of().stream())
                    .reduce((_, last) -> last)
                    .orElse("no safer words of the same meaning are known for " + rule));
        }
        if (isInterpolated(service)) {
            return new Result.Stays("the check holds variables of compose, and they would not survive other words");
        }
        return all(before);
    }

    private static Result all(Wording before) {
        var said = new ArrayList<String>();
        var wording = before;
        for (var fix : FIXES) {
            if (fix.attempt(wording) instanceof Attempt.Reworded(var test, var what)) {
                wording = wording.with(test);
                said.add(what);
            }
        }
        return new Result.Reworded(wording.test(), String.join("; ", said));
    }

    /// True where compose has filled something in, which a rewrite would freeze.
    private static boolean isInterpolated(Service service) {
        var written = service.healthcheck().writtenTest().stream()
                .map(word -> word.replace("$$", "$"))
                .toList();
        return words(service.healthcheck().test())
                .map(words -> !written.equals(words)
                        && !written.subList(Math.min(1, written.size()), written.size())
                                .equals(words))
                .orElse(false);
    }

    private static Optional<List<String>> words(HealthcheckTest test) {
        return switch (test) {
            case HealthcheckTest.Shell(var script, var ignored) -> {
                var words = new ArrayList<>(List.of(script));
                words.addAll(ignored);
                yield Optional.of(List.copyOf(words));
            }
            case HealthcheckTest.Exec(var words) -> Optional.of(words);
            case HealthcheckTest.Malformed(var words) -> Optional.of(words);
            case HealthcheckTest.Disabled _, HealthcheckTest.Inherited _ -> Optional.empty();
        };
    }
}
