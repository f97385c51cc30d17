package dev.composure.policy.rules.orphans;

import dev.composure.compose.Setting;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.FirstProcess;
import java.util.List;

/// The engine drops the init silently.
final class InitInSharedPids {

    static final Rule RULE = RuleBuilder.named("init-in-shared-pids")
            .severity(Severity.WARNING)
            .title("`init: true` has no effect in a shared pid namespace")
            .looksFor("""
                    `init: true` together with `pid: host` or `pid: service:...` or `pid: container:...`.""")
            .why("""
                    The engine adds an init only where the container has a pid namespace of its own. In a shared one \
                    the setting is dropped without a word, and whatever is PID 1 there gets the orphans.""")
            .spares("Services with only one of the two.")
            .example("""
                    services:
                      agent:
                        image: agent
                        init: true
                        pid: host
                    """)
            .advice("Take `pid:` out, or make the check leave nothing behind.")
            .sources("moby/moby daemon/oci_linux.go")
            .build();

    private InitInSharedPids() {}

    static List<Violation> violations(Subject subject) {
        var service = subject.service();
        return service.init() instanceof Setting.Known<Boolean>(var init, var written, var position)
                        && init
                        && service.pid() instanceof Setting.Known<String>
                        && FirstProcess.sharesPids(service)
                ? subject.found(
                        position,
                        "init: " + written,
                        "the engine adds no init to a pid namespace that is shared (`pid:`), so `init: true` has no effect.")
                : List.of();
    }
}
