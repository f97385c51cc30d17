package dev.composure.policy.rules.form;

import dev.composure.compose.HealthcheckTest;
import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import java.util.List;

/// Not in the image.
final class MissingTool {

    static final Rule RULE = RuleBuilder.named("missing-tool")
            .severity(Severity.WARNING)
            .title("The healthcheck runs a program that the image does not have")
            .looksFor("""
                    A program, or the shell of a check in shell form, that was looked for in the image and is not \
                    there.""")
            .why("""
                    The check fails with "executable file not found" or exit code 127, and the service is unhealthy \
                    though it serves.""")
            .spares("""
                    Without an engine or a facts file nothing is known, and nothing is found.""")
            .needs(Tier.IMAGE)
            .example("""
                    services:
                      web:
                        image: web:distroless
                        healthcheck:
                          test: ["CMD", "curl", "-f", "http://127.0.0.1:8080/"]
                    """)
            .remedies(RemedyKind.CURL, RemedyKind.TCP)
            .advice("""
                    Use a client that is in the image, or a health command of the program itself.""")
            .sources(
                    "https://github.com/ollama/ollama/issues/9781",
                    "https://github.com/minio/minio/issues/18371",
                    "https://github.com/GoogleContainerTools/distroless/issues/183",
                    "https://github.com/docker/cli/issues/7163")
            .build();

    private MissingTool() {}

    static List<Violation> violations(Subject subject) {
        var isShell = subject.test() instanceof HealthcheckTest.Shell;
        var shell = subject.facts().shell().getFirst();
        if (isShell && subject.facts().kind(shell) == ToolKind.ABSENT) {
            return subject.found("the check needs a shell, and the image has no " + shell + ".");
        }
        return subject.probe().invocations().stream()
                .filter(invocation -> invocation.kind() == ToolKind.ABSENT)
                .findFirst()
                .map(invocation ->
                        subject.found("the image has no `" + invocation.tool() + "`, so the check always fails."))
                .orElse(List.of());
    }
}
