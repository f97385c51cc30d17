package dev.composure.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows resources of a running operator.
@Command(name = "get", description = "Show resources of a running operator.", mixinStandardHelpOptions = true)
public final class GetCommand implements Callable<Integer> {

    enum Output {
        JSON,
        YAML,
        WIDE,
        NAME
    }

    @Parameters(
            index = "0",
            paramLabel = "RESOURCE",
            description = "composeprojects, remediations, healthcheckpolicies or policyexceptions.")
    String resource;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "One of them; all without it.")
    @Nullable
    String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "json|yaml|wide|name",
            description = "json and yaml: as the API gives it; wide: a table with more columns; name: own names only.")
    @Nullable
    Output output;

    @Mixin
    OperatorAt operator = new OperatorAt();

    @Spec
    CommandSpec spec;

    private final OperatorAt.Connect connect;

    public GetCommand(OperatorAt.Connect connect) {
        this.connect = connect;
    }

    @Override
    public Integer call() {
        var resources = new Resources(operator.reached(connect));
        var all = resources.pathOf(resource);
        var path = name == null ? all : all + "/" + Resources.named(name);
        var out = spec.commandLine().getOut();
        out.println(shown(resources, path));
        out.flush();
        return 0;
    }

    private String shown(Resources resources, String path) {
        return switch (output) {
            case null -> table(resources.table(path), 0);
            case WIDE -> table(resources.table(path), 1);
            case JSON -> resources.get(path).toPrettyString();
            case YAML -> Yaml.of(resources.get(path)).stripTrailing();
            case NAME -> names(resources.get(path));
        };
    }

    private static String names(JsonNode tree) {
        return (tree.has("items") ? tree.get("items").valueStream() : Stream.of(tree))
                .map(GetCommand::ownName)
                .collect(Collectors.joining("\n"));
    }

    /// The project's own name, or that of the API.
    private static String ownName(JsonNode item) {
        return "ComposeProject".equals(item.path("kind").asText())
                ? item.at("/spec/project").asText()
                : item.at("/metadata/name").asText();
    }

    /// The columns up to that priority.
    private static String table(JsonNode table, int priority) {
        var columns = table.path("columnDefinitions");
        var shown = IntStream.range(0, columns.size())
                .filter(column -> columns.path(column).path("priority").asInt() <= priority)
                .boxed()
                .toList();
        var rows = new ArrayList<List<String>>();
        rows.add(shown.stream()
                .map(column -> columns.path(column).path("name").asText().toUpperCase(Locale.ROOT))
                .toList());
        for (JsonNode row : table.path("rows")) {
            rows.add(shown.stream()
                    .map(column -> row.path("cells").path(column).asText())
                    .toList());
        }
        return Columns.align(rows);
    }
}
