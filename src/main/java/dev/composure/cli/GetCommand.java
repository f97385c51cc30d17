package dev.composure.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.composure.operate.OperatorUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
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

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String PATH = "/apis/composure.dev/v1alpha1/composeprojects";
    private static final List<String> CONDITIONS = List.of("Ready", "Compliant", "ZombiesFlat");

    @Parameters(index = "0", paramLabel = "RESOURCE", description = "composeprojects")
    String resource;

    @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "One of them; all without it.")
    @Nullable
    String name;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "json",
            description = "json: the resource as the API gives it.")
    @Nullable
    String output;

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
        if (!List.of("composeprojects", "composeproject").contains(resource.toLowerCase(Locale.ROOT))) {
            throw new WrongUsage("there is no resource \"%s\"; there is: composeprojects".formatted(resource));
        }
        if (output != null && !output.equals("json")) {
            throw new WrongUsage("-o takes json, not " + output);
        }
        var out = spec.commandLine().getOut();
        var body = operator.reached(connect).get(name == null ? PATH : PATH + "/" + name);
        var tree = read(body);
        out.println("json".equals(output) ? tree.toPrettyString() : table(tree));
        out.flush();
        return 0;
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException failed) {
            throw new OperatorUnavailable(
                    "the answer is not JSON; is this a Composure? " + failed.getOriginalMessage());
        }
    }

    private static String table(JsonNode tree) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("NAME", "MODE", "READY", "COMPLIANT", "ZOMBIES FLAT", "REASON"));
        if (tree.has("items")) {
            tree.get("items").forEach(item -> rows.add(row(item)));
        } else {
            rows.add(row(tree));
        }
        return Columns.align(rows);
    }

    private static List<String> row(JsonNode item) {
        var cells = new ArrayList<String>();
        cells.add(item.at("/metadata/name").asText());
        cells.add(item.at("/status/mode").asText());
        CONDITIONS.forEach(
                type -> cells.add(condition(item, type).path("status").asText("-")));
        cells.add(condition(item, "Ready").path("reason").asText("-"));
        return cells;
    }

    private static JsonNode condition(JsonNode item, String type) {
        for (JsonNode condition : item.at("/status/conditions")) {
            if (condition.path("type").asText().equals(type)) {
                return condition;
            }
        }
        return MAPPER.createObjectNode();
    }
}
