package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.ToolKind;
import java.util.List;

/// Gives a script that opens `/dev/tcp` to bash.
final class BashForPort {
    private BashForPort() {}

    static Attempt attempt(Wording wording) {
        var shell = wording.facts().shell().getFirst();
        var opens = wording.test() instanceof HealthcheckTest.Shell(var script, var ignored)
                && ignored.isEmpty()
                && !shell.endsWith("bash")
                && wording.facts().kind(shell) != ToolKind.BASH
                && Wording.commands(script).stream()
                        .flatMap(command -> command.redirections().stream())
                        .anyMatch(to -> to.target().text().startsWith("/dev/tcp/"));
        if (!opens) {
            return Attempt.notNeeded();
        }
        return wording.facts().kind("bash") == ToolKind.BASH
                ? new Attempt.Reworded(
                        new HealthcheckTest.Exec(
                                List.of("bash", "-c", wording.script().orElseThrow())),
                        "bash runs the script, which knows `/dev/tcp`")
                : new Attempt.Impossible("whether the image has bash is not known");
    }
}
