package dev.composure.policy.rules.orphans;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import java.util.List;
import java.util.Set;

/// A subreaper per check ends too early.
final class PerProbeInit {

    static final Rule RULE = RuleBuilder.named("per-probe-init")
            .severity(Severity.WARNING)
            .title("An init around the healthcheck does not help")
            .looksFor("""
                    `tini`, `dumb-init`, `docker-init` or `catatonit` as the program of a check.""")
            .why("""
                    An init ends with its child. What the child leaves behind a moment later escapes to PID 1 all \
                    the same: 4 to 11 of 11 did when it was measured. And the init itself is one process more that \
                    the timeout kills without its child.""")
            .spares("The same programs as the entrypoint of the service, where they belong.")
            .example("""
                    services:
                      web:
                        image: web
                        healthcheck:
                          test: ["CMD", "tini", "-s", "--", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
                    """)
            .advice("Set `init: true` on the service, and take the init out of the check.")
            .sources("https://github.com/moby/moby/issues/47583")
            .build();

    private PerProbeInit() {}

    private static final Set<String> INITS = Set.of("tini", "tini-static", "dumb-init", "docker-init", "catatonit");

    static List<Violation> violations(Subject subject) {
        if (!(subject.test() instanceof HealthcheckTest.Exec(var words)) || words.isEmpty()) {
            return List.of();
        }
        var program = words.getFirst().substring(words.getFirst().lastIndexOf('/') + 1);
        return INITS.contains(program)
                ? subject.found("`" + program
                        + "` around the check ends with its child, so what that leaves behind still falls to"
                        + " PID 1. Set `init: true` instead.")
                : List.of();
    }
}
