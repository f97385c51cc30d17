package dev.composure.compose.project;

import dev.composure.compose.Healthcheck;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.Position;
import dev.composure.compose.Setting;
import dev.composure.compose.yaml.Node;
import java.util.List;
import java.util.Set;

/// Reads the effective healthcheck of a service off its tree.
final class HealthcheckModel {

    private static final Set<String> KEYS =
            Set.of("test", "interval", "timeout", "retries", "start_period", "start_interval", "disable");

    private final Remarks remarks;
    private final Settings settings;

    HealthcheckModel(Remarks remarks) {
        this.remarks = remarks;
        this.settings = new Settings(remarks);
    }

    Healthcheck of(Node.Mapping service, Position serviceKey) {
        var node = service.get("healthcheck");
        if (node.isPresent() && node.orElseThrow() instanceof Node.Mapping mapping) {
            return read(mapping);
        }
        if (node.isPresent() && !node.orElseThrow().isNull()) {
            remarks.problem(
                    node.orElseThrow().position(), "`healthcheck` must be a mapping with `test:` and its like.");
        }
        return read(ProjectReading.empty(serviceKey.file()), serviceKey);
    }

    private Healthcheck read(Node.Mapping mapping) {
        SchemaCheck.unknownKeys(mapping, KEYS, "a healthcheck", remarks);
        return read(mapping, mapping.get("test").map(Node::position).orElse(mapping.position()));
    }

    private Healthcheck read(Node.Mapping mapping, Position position) {
        var test = mapping.get("test").filter(node -> !isNull(node));
        return new Healthcheck(
                isDisabled(mapping)
                        ? new HealthcheckTest.Disabled()
                        : test.map(this::test).orElse(new HealthcheckTest.Inherited()),
                test.map(HealthcheckModel::written).orElse(List.of()),
                settings.duration(mapping, "interval"),
                settings.duration(mapping, "timeout"),
                settings.duration(mapping, "start_period"),
                settings.duration(mapping, "start_interval"),
                settings.count(mapping, "retries"),
                position);
    }

    private boolean isNull(Node test) {
        if (test.isNull()) {
            remarks.problem(test.position(), "`test` has no value; compose refuses that. Write one, or take it out.");
        }
        return test.isNull();
    }

    private boolean isDisabled(Node.Mapping mapping) {
        return settings.bool(mapping, "disable") instanceof Setting.Known<Boolean> known && known.value();
    }

    private HealthcheckTest test(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> new HealthcheckTest.Shell(word(scalar));
            case Node.Sequence list -> {
                var test = listed(list.items().stream().map(this::word).toList());
                if (test instanceof HealthcheckTest.Malformed) {
                    malformed(list.items().getFirst());
                }
                yield test;
            }
            case Node.Mapping mapping -> {
                remarks.problem(mapping.position(), "`test` must be a string or a list of strings.");
                yield new HealthcheckTest.Inherited();
            }
        };
    }

    private void malformed(Node first) {
        if (first instanceof Node.Scalar scalar && scalar.unset().isEmpty()) {
            remarks.problem(
                    scalar.position(),
                    "A `test` list begins with `CMD`, `CMD-SHELL` or `NONE`; compose refuses it otherwise. Put `CMD`"
                            + " before this word, or write one string.");
        }
    }

    private static HealthcheckTest listed(List<String> words) {
        if (words.isEmpty()) {
            return new HealthcheckTest.Inherited();
        }
        var rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "NONE" -> new HealthcheckTest.Disabled();
            case "CMD" -> new HealthcheckTest.Exec(rest);
            case "CMD-SHELL" ->
                rest.isEmpty()
                        ? new HealthcheckTest.Shell("")
                        : new HealthcheckTest.Shell(rest.getFirst(), rest.subList(1, rest.size()));
            default -> new HealthcheckTest.Malformed(words);
        };
    }

    private String word(Node node) {
        if (!(node instanceof Node.Scalar scalar)) {
            remarks.problem(node.position(), "A word of `test` must be a string.");
            return "";
        }
        if (scalar.kind() != Node.Kind.STRING) {
            remarks.problem(
                    scalar.position(),
                    "Compose takes only strings in `test`. Put quotes around it: \"" + scalar.written() + "\".");
        }
        return scalar.value();
    }

    private static List<String> written(Node node) {
        return switch (node) {
            case Node.Scalar scalar -> List.of(scalar.written());
            case Node.Sequence list ->
                list.items().stream()
                        .map(item -> item instanceof Node.Scalar scalar ? scalar.written() : "")
                        .toList();
            case Node.Mapping _ -> List.of();
        };
    }
}
