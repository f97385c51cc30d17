package dev.composure.policy.rules.orphans;

import dev.composure.compose.Setting;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.FirstProcess;
import java.util.List;

/// Two inits, and the second insists on being first.
final class DoubleInit {

    static final Rule RULE = RuleBuilder.named("double-init")
            .severity(Severity.WARNING)
            .title("`init: true` on an image whose own init must be PID 1")
            .looksFor("""
                    `init: true` where the entrypoint or command is `/init` (s6-overlay) or systemd.""")
            .why("""
                    s6-overlay and systemd work only as PID 1. With another init before them they stop at once, or \
                    run without their supervision.""")
            .spares("""
                    Other entrypoints. What the image starts is seen only with an engine or a facts file.""")
            .example("""
                    services:
                      app:
                        image: lscr.io/linuxserver/app
                        entrypoint: ["/init"]
                        init: true
                    """)
            .advice("Take `init: true` out: these inits reap orphans themselves.")
            .sources("the documentation of s6-overlay: it runs as PID 1 only")
            .build();

    private DoubleInit() {}

    static List<Violation> violations(Subject subject) {
        var isBound = FirstProcess.isBoundToPidOne(subject.facts().entrypoint())
                || (subject.facts().entrypoint().isEmpty()
                        && FirstProcess.isBoundToPidOne(subject.facts().command()));
        return isBound
                        && subject.service().init()
                                instanceof Setting.Known<Boolean>(var init, var written, var position)
                        && init
                ? subject.found(
                        position,
                        "init: " + written,
                        "the image brings an init that must be PID 1 itself; with `init: true` before it, it does not start.")
                : List.of();
    }
}
