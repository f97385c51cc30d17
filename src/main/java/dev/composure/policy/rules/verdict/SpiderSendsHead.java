package dev.composure.policy.rules.verdict;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import java.util.List;

/// HEAD is not GET.
final class SpiderSendsHead {

    static final Rule RULE = RuleBuilder.named("spider-sends-head")
            .severity(Severity.INFO)
            .title("GNU wget --spider sends HEAD")
            .looksFor("`wget --spider` where wget is known to be GNU.")
            .why("""
                    GNU wget asks with HEAD, busybox with GET. Some servers answer HEAD with 404, 405 or nothing, \
                    and a check that worked on the one image fails on the other.""")
            .spares("busybox wget, and a wget of which nobody knows what it is.")
            .needs(Tier.IMAGE)
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "wget", "-q", "--spider", "http://127.0.0.1:8080/"]
                    """)
            .advice("Use `-q -O /dev/null` instead of `--spider`.")
            .sources("homebox#104", "ccLoad#129")
            .build();

    private SpiderSendsHead() {}

    static List<Violation> violations(Subject subject) {
        var sendsHead = subject.runs("wget").stream()
                .anyMatch(wget -> wget.kind() == ToolKind.GNU && wget.options().has("spider"));
        return sendsHead
                ? subject.found("GNU wget --spider sends HEAD, which not every server answers as it does GET.")
                : List.of();
    }
}
