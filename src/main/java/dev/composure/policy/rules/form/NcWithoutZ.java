package dev.composure.policy.rules.form;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.ToolKind;
import java.util.List;

/// A small option that is not always there.
final class NcWithoutZ {

    static final Rule RULE = RuleBuilder.named("nc-without-z")
            .severity(Severity.INFO)
            .title("Not every nc knows -z")
            .looksFor("`nc -z` where nc is busybox, or nobody knows what it is.")
            .why("""
                    busybox can be built without `-z`, and some images have no nc at all: the check then fails with \
                    a usage error though the port is open.""")
            .spares("An nc that is known to be another.")
            .example("""
                    services:
                      app:
                        image: app
                        healthcheck:
                          test: ["CMD", "nc", "-z", "-w", "2", "127.0.0.1", "8080"]
                    """)
            .advice("""
                    Try it in the image, or use `["CMD", "bash", "-c", "</dev/tcp/127.0.0.1/8080"]` where bash is \
                    there.""")
            .sources(
                    "https://github.com/bokysan/docker-postfix/issues/146",
                    "snikket#135",
                    "https://github.com/bitnami/containers/issues/33325")
            .build();

    private NcWithoutZ() {}

    static List<Violation> violations(Subject subject) {
        var isDoubtful = subject.runs("nc").stream()
                .filter(nc -> nc.kind() == ToolKind.BUSYBOX || nc.kind() == ToolKind.UNKNOWN)
                .anyMatch(nc -> nc.options().has("z"));
        return isDoubtful
                ? subject.found("busybox may be built without `nc -z`, and some images have no nc.")
                : List.of();
    }
}
