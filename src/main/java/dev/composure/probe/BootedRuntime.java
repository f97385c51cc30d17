package dev.composure.probe;

import java.util.Optional;

/// What some programs start before they can ask anything.
public enum BootedRuntime {
    ERLANG("an Erlang virtual machine"),
    JVM("a Java virtual machine"),
    CELERY("the whole Celery application, which then asks every worker"),
    MONGOSH("a Node.js runtime with the MongoDB shell in it"),
    INTERPRETER("an interpreter");

    private final String words;

    BootedRuntime(String words) {
        this.words = words;
    }

    /// For messages.
    public String words() {
        return words;
    }

    static Optional<BootedRuntime> of(String tool) {
        return switch (tool) {
            case "rabbitmq-diagnostics", "rabbitmqctl", "ejabberdctl" -> Optional.of(ERLANG);
            case "java", "nodetool", "zkServer.sh", "zookeeper-shell" -> Optional.of(JVM);
            case "celery" -> Optional.of(CELERY);
            case "mongosh" -> Optional.of(MONGOSH);
            case "node", "python", "python3", "php", "ruby", "perl", "cqlsh" -> Optional.of(INTERPRETER);
            default ->
                tool.matches(
                                "kafka-(topics|broker-api-versions|cluster|configs|consumer-groups|metadata-quorum)(\\.sh)?")
                        ? Optional.of(JVM)
                        : Optional.empty();
        };
    }
}
