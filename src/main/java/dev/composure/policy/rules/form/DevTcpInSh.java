package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.ToolKind;
import java.util.List;

/// A file that only bash sees.
final class DevTcpInSh {

    static final Rule RULE = RuleBuilder.named("dev-tcp-in-sh")
            .severity(Severity.WARNING)
            .title("/dev/tcp is known to bash only")
            .looksFor("A redirection from or to `/dev/tcp/...` in a script that sh runs.")
            .why("""
                    It is no file but a word of bash. dash and ash look for the file, do not find it, and the check \
                    fails though the port is open.""")
            .spares("""
                    `bash -c`, and images whose sh is bash. Where nobody knows what sh is, the finding weighs less.""")
            .example("""
                    services:
                      app:
                        image: app
                        healthcheck:
                          test: </dev/tcp/127.0.0.1/8080
                    """)
            .remedies(RemedyKind.REWRITE)
            .advice("Use `[\"CMD\", \"bash\", \"-c\", \"</dev/tcp/127.0.0.1/PORT\"]`.")
            .sources("https://github.com/coollabsio/minio/issues/10", "inspire-next#3292")
            .build();

    private DevTcpInSh() {}

    static List<Violation> violations(Subject subject) {
        var opens = subject.test() instanceof HealthcheckTest.Shell
                && subject.probe().scripts().stream()
                        .limit(1)
                        .flatMap(script -> script.commands().stream())
                        .flatMap(command -> command.redirections().stream())
                        .anyMatch(to -> to.target().text().startsWith("/dev/tcp/"));
        var kind = kind(subject);
        return opens && kind != ToolKind.BASH
                ? subject.found(
                        "`/dev/tcp` is known to bash only, and the check runs in "
                                + subject.facts().shell().getFirst()
                                + (kind == ToolKind.UNKNOWN ? ", unless that is bash in this image." : "."),
                        kind == ToolKind.DASH || kind == ToolKind.BUSYBOX)
                : List.of();
    }

    private static ToolKind kind(Subject subject) {
        var shell = subject.facts().shell().getFirst();
        return shell.endsWith("bash") ? ToolKind.BASH : subject.facts().kind(shell);
    }
}
