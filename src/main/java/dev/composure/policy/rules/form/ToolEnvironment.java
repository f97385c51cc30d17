package dev.composure.policy.rules.form;

import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.BootedRuntime;
import java.util.List;

/// The environment is shared with the check.
final class ToolEnvironment {

    static final Rule RULE = RuleBuilder.named("jmx-port-in-check")
            .severity(Severity.WARNING)
            .title("The port of the broker is taken by its own healthcheck")
            .looksFor("""
                    `JMX_PORT` in the environment of a service whose check starts a Kafka command.""")
            .why("""
                    The command obeys the same variable as the broker, tries to listen on the same JMX port, and \
                    fails: the port is in use.""")
            .spares("""
                    Checks that unset it (`env -u JMX_PORT`, `JMX_PORT= `), and other programs.""")
            .example("""
                    services:
                      kafka:
                        image: kafka
                        environment:
                          JMX_PORT: 9999
                        healthcheck:
                          test: ["CMD", "kafka-topics.sh", "--list", "--bootstrap-server", "127.0.0.1:9092"]
                    """)
            .advice("Put `env -u JMX_PORT` before the command, or only try the port.")
            .sources("https://github.com/wurstmeister/kafka-docker/issues/167")
            .build();

    private ToolEnvironment() {}

    static List<Violation> violations(Subject subject) {
        var isSet = subject.service().environmentNames().contains("JMX_PORT");
        var isUnset = subject.healthcheck().writtenTest().stream().anyMatch(word -> word.contains("JMX_PORT"));
        return isSet && !isUnset
                ? subject.probe().invocations().stream()
                        .filter(one ->
                                one.boots().filter(BootedRuntime.JVM::equals).isPresent())
                        .findFirst()
                        .map(one -> subject.found(
                                "`" + one.tool() + "` obeys JMX_PORT too and finds the port taken by the service."))
                        .orElse(List.of())
                : List.of();
    }
}
