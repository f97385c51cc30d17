package dev.composure.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says all that a running operator knows of a project.
@Command(
        name = "describe",
        description = "Say all that a running operator knows of a project.",
        mixinStandardHelpOptions = true)
public final class DescribeCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PROJECT", description = "The compose project.")
    String project;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public DescribeCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        var item = new Resources(operator.reached(connect)).project(project);
        var out = spec.commandLine().getOut();
        out.println(Columns.align(List.of(
                List.of("Project:", item.at("/spec/project").asText()),
                List.of("Directory:", item.at("/spec/directory").asText()),
                List.of("Mode:", mode(item)),
                List.of("Revision:", item.at("/status/observedRevision").asText()))));
        section(out, item, "conditions", "type", "status", "reason", "lastTransitionTime", "message");
        section(out, item, "services", "name", "health", "zombies", "probeCost", "trend");
        section(out, item, "findings", "rule", "severity", "service", "file", "line", "message");
        section(out, item, "remediations", "id", "remedy", "outcome", "begunAt", "probeCost", "message");
        out.flush();
        return 0;
    }

    private static String mode(JsonNode item) {
        var mode = item.at("/status/mode").asText();
        return item.at("/status/paused").asBoolean() ? mode + ", paused" : mode;
    }

    private static void section(PrintWriter out, JsonNode item, String name, String... fields) {
        var entries = item.path("status").path(name);
        out.println();
        if (entries.isEmpty()) {
            out.println("no " + name);
            return;
        }
        out.println(name + ":");
        var rows = new ArrayList<List<String>>();
        rows.add(Stream.of(fields).map(field -> "  " + field).toList());
        for (JsonNode entry : entries) {
            rows.add(Stream.of(fields)
                    .map(field -> "  " + words(entry.path(field)))
                    .toList());
        }
        out.println(Columns.align(rows));
    }

    private static String words(JsonNode value) {
        if (value.has("medianMillis")) {
            return "%d ms, %d/h"
                    .formatted(
                            value.path("medianMillis").asLong(),
                            value.path("runsPerHour").asLong());
        }
        if (value.has("before")) {
            return words(value.path("before")) + " -> " + words(value.path("after"));
        }
        return value.isNull() ? "-" : value.asText("-");
    }
}
