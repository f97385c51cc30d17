package dev.composure.policy.rules.verdict;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Invocation;
import java.util.List;

/// An error page is an answer.
final class CurlWithoutFail {

    static final Rule RULE = RuleBuilder.named("curl-without-fail")
            .severity(Severity.WARNING)
            .title("curl without -f takes an error page for health")
            .looksFor("""
                    curl that asks http or https without `-f`, `--fail` or `--fail-with-body`, and whose answer \
                    nothing looks at.""")
            .why("""
                    Without -f curl exits 0 as soon as any answer comes: a 500 of the application, a 404, a 503 of \
                    the proxy before it. The service counts as healthy while it serves nothing.""")
            .spares("""
                    Answers that are looked at (`| grep -q`, `| jq -e`, `test "$(curl ...)" = 200`, a file that is \
                    written), and other protocols.""")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "curl", "-s", "-m", "5", "http://127.0.0.1:8080/health"]
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Add `-f`.")
            .sources("https://github.com/Erikvl87/docker-languagetool/issues/35", "curl(1), --fail")
            .build();

    private CurlWithoutFail() {}

    static List<Violation> violations(Subject subject) {
        var isBlind =
                subject.runs("curl").stream().anyMatch(curl -> isHttp(curl) && !isStrict(curl) && !keepsAnswer(curl));
        return isBlind && !Answers.areLookedAt(subject, "curl")
                ? subject.found("curl without -f exits 0 for any answer, a 404 or 503 too. Add `-f`.")
                : List.of();
    }

    private static boolean isHttp(Invocation curl) {
        return curl.urls().stream().anyMatch(url -> url.scheme().matches("https?|"));
    }

    private static boolean isStrict(Invocation curl) {
        return curl.options().has("f", "fail", "fail-with-body", "fail-early");
    }

    private static boolean keepsAnswer(Invocation curl) {
        return curl.options()
                .value("o", "output")
                .filter(file -> !file.equals("/dev/null"))
                .isPresent();
    }
}
