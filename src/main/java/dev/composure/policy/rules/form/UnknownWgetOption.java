package dev.composure.policy.rules.form;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.Tier;
import dev.composure.probe.ToolKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Options of another wget.
final class UnknownWgetOption {

    static final Rule RULE = RuleBuilder.named("unknown-wget-option")
            .severity(Severity.WARNING)
            .title("busybox wget does not know an option of the healthcheck")
            .looksFor("""
                    A long option in a check whose wget is known to be busybox, which busybox wget has not.""")
            .why("""
                    busybox wget takes an option that it does not know for a usage error, and the check fails though \
                    the service serves.""")
            .spares("GNU wget, and a wget of which nobody knows what it is.")
            .needs(Tier.IMAGE)
            .example("""
                    services:
                      web:
                        image: web:alpine
                        healthcheck:
                          test: ["CMD", "wget", "--no-proxy", "-q", "-O", "/dev/null", "http://127.0.0.1:8080/"]
                    """)
            .advice("""
                    Use the spelling of busybox: `-Y off` for `--no-proxy`, `-T` for `--connect-timeout`.""")
            .sources("youtube-dl-server#119", "busybox networking/wget.c, wget_longopts")
            .build();

    private UnknownWgetOption() {}

    /// What busybox wget has in its full configuration (`networking/wget.c`).
    private static final Set<String> KNOWN = Set.of(
            "continue",
            "quiet",
            "server-response",
            "output-document",
            "output-file",
            "directory-prefix",
            "proxy",
            "user-agent",
            "timeout",
            "tries",
            "header",
            "post-data",
            "post-file",
            "spider",
            "no-check-certificate",
            "passive-ftp",
            "no-cache",
            "no-verbose",
            "no-clobber",
            "no-host-directories",
            "no-parent",
            "help");

    static List<Violation> violations(Subject subject) {
        return subject.runs("wget").stream()
                .filter(wget -> wget.kind() == ToolKind.BUSYBOX)
                .flatMap(wget -> new TreeSet<>(wget.options().options().keySet()).stream())
                .filter(option -> option.length() > 1 && !KNOWN.contains(option))
                .findFirst()
                .map(option ->
                        subject.found("busybox wget does not know `--" + option + "`, so the check always fails."))
                .orElse(List.of());
    }
}
