package dev.composure.policy.rules.cost;

import dev.composure.policy.RemedyKind;
import dev.composure.policy.Rule;
import dev.composure.policy.RuleBuilder;
import dev.composure.policy.Severity;
import dev.composure.policy.Subject;
import dev.composure.policy.Violation;
import dev.composure.probe.BootedRuntime;
import java.time.Duration;
import java.util.List;

/// Much machinery for a small question.
final class BootsARuntime {

    private static final String INTERVAL = "interval";

    static final Rule RULE = RuleBuilder.named("boots-a-runtime")
            .severity(Severity.INFO)
            .title("The healthcheck boots a runtime for each question")
            .looksFor("""
                    rabbitmq-diagnostics and rabbitmqctl (Erlang), the Kafka commands and nodetool (Java), `celery \
                    inspect`, mongosh, and, more often than every thirty seconds (parameter `interval`), node, python, php, ruby, perl and \
                    cqlsh.""")
            .why("""
                    The check starts a virtual machine or an interpreter to ask what a socket would tell: two \
                    seconds of CPU for rabbitmq-diagnostics, 400 MB for mongosh. Under load it is the first to run \
                    into its timeout. Kafka commands can even create topics.""")
            .spares("Interpreters at thirty seconds and more.")
            .example("""
                    services:
                      queue:
                        image: rabbitmq
                        healthcheck:
                          test: ["CMD", "rabbitmq-diagnostics", "-q", "ping"]
                          interval: 10s
                    """)
            .remedies(RemedyKind.TCP)
            .advice("""
                    Try the port (`bash -c "</dev/tcp/127.0.0.1/5672"`), ask over http, or ask less often.""")
            .sources(
                    "infrahub#10331",
                    "https://github.com/celery/celery/issues/4079",
                    "Checkmate#3877",
                    "kafka-docker#599")
            .parameter(INTERVAL, Duration.ofSeconds(30))
            .build();

    private BootsARuntime() {}

    static List<Violation> violations(Subject subject) {
        return subject.probe().invocations().stream()
                .filter(one ->
                        one.boots().filter(runtime -> matters(runtime, subject)).isPresent())
                .findFirst()
                .map(one -> subject.found("every run boots "
                        + one.boots().map(BootedRuntime::words).orElse("") + " (`" + one.tool() + "`), every "
                        + subject.interval().toSeconds() + " s."))
                .orElse(List.of());
    }

    private static boolean matters(BootedRuntime runtime, Subject subject) {
        return runtime != BootedRuntime.INTERPRETER || subject.interval().compareTo(subject.parameter(INTERVAL)) < 0;
    }
}
