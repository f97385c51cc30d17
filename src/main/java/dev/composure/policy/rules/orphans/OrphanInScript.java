package dev.composure.policy.rules.orphans;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Hazard;
import dev.composure.probe.Invocation;
import dev.composure.probe.OrphanVerdict;
import dev.composure.probe.Orphans;
import java.util.List;

/// The check is a script in the image.
final class OrphanInScript {

    static final Rule RULE = RuleBuilder.named("orphan-in-script")
            .severity(Severity.INFO)
            .title("What the healthcheck leaves behind is hidden in a script")
            .looksFor("""
                    A check that runs a script or program whose text is in the image, or shell text that cannot be \
                    read.""")
            .why("""
                    Scripts fork: the client that such a script starts last is a child of its shell, and is left \
                    behind when the check is killed for taking too long. The compose file does not show it.""")
            .spares("""
                    Programs that are known to start no process of their own, and anything under an init that reaps.""")
            .example("""
                    services:
                      store:
                        image: minio/minio
                        healthcheck:
                          test: ["CMD", "/usr/bin/healthcheck.sh"]
                    """)
            .advice("""
                    Look into the script: its last command should be run by `exec` and have a time limit. Or set \
                    `init: true`.""")
            .sources("https://github.com/minio/minio/issues/6974", "filebrowser#3844")
            .build();

    private OrphanInScript() {}

    static List<Violation> violations(Subject subject) {
        var verdict = subject.probe().verdict();
        var hazard = Hazard.of(Orphans.UNKNOWN, subject.facts().pidOne());
        return verdict.cause() == OrphanVerdict.Cause.UNSEEN
                        && !verdict.isAboutTimeout()
                        && hazard.isHarmful()
                        && isScript(subject)
                ? subject.found(
                        hazard,
                        "what the check leaves behind cannot be seen: " + verdict.descendant() + ", " + verdict.why()
                                + ". If it starts processes and runs into its timeout, they stay.")
                : List.of();
    }

    private static boolean isScript(Subject subject) {
        var invocations = subject.probe().invocations();
        return invocations.isEmpty() || invocations.stream().anyMatch(OrphanInScript::isScript);
    }

    private static boolean isScript(Invocation invocation) {
        return invocation.program().stream().anyMatch(word -> word.endsWith(".sh") || word.contains("healthcheck"));
    }
}
