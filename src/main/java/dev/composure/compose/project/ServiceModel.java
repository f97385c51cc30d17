package dev.composure.compose.project;

import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import dev.composure.compose.yaml.Node;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads one service off the merged tree.
final class ServiceModel {

    private final ProjectTree tree;
    private final Remarks remarks;
    private final Settings settings;
    private final HealthcheckModel healthchecks;
    private final EnvFiles envFiles;

    ServiceModel(ProjectTree tree, EnvFiles envFiles) {
        this.tree = tree;
        this.remarks = tree.remarks();
        this.settings = new Settings(remarks);
        this.healthchecks = new HealthcheckModel(remarks);
        this.envFiles = envFiles;
    }

    Service of(String name, Node.Entry entry, Node.Mapping service) {
        SchemaCheck.service(name, entry, service, remarks);
        var position = entry.keyPosition();
        return new Service(
                name,
                position,
                healthchecks.of(service, position),
                settings.bool(service, "init"),
                settings.text(service, "pid"),
                settings.text(service, "image") instanceof Setting.Known<String> image ? image.value() : "",
                Words.of(service, "command"),
                Words.of(service, "entrypoint"),
                Ports.of(service),
                dependsOn(service),
                labels(service),
                environmentNames(service),
                fixedEnvironment(service),
                new TreeSet<>(Words.list(service, "profiles")),
                new IgnoredRules(remarks).of(tree.root(), service));
    }

    private static SortedMap<String, String> dependsOn(Node.Mapping service) {
        var conditions = new TreeMap<String, String>();
        if (canonical(service, "depends_on") instanceof Node.Mapping all) {
            all.entries().forEach((name, entry) -> {
                var details = entry.value() instanceof Node.Mapping mapping ? mapping : all;
                var condition = details.scalar("condition").map(Node.Scalar::value);
                conditions.put(name, condition.orElse("service_started"));
            });
        }
        return conditions;
    }

    private static Node canonical(Node.Mapping service, String key) {
        return service.get(key).map(node -> Canonical.of(node, key)).orElse(ProjectReading.empty("/"));
    }

    private static SortedMap<String, String> labels(Node.Mapping service) {
        return texts(canonical(service, "labels"));
    }

    private static SortedMap<String, String> texts(Node node) {
        var texts = new TreeMap<String, String>();
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (entry.value() instanceof Node.Scalar scalar) {
                    texts.put(key, scalar.isNull() ? "" : scalar.value());
                }
            });
        }
        return texts;
    }

    private SortedSet<String> environmentNames(Node.Mapping service) {
        var names = new TreeSet<String>();
        if (canonical(service, "environment") instanceof Node.Mapping mapping) {
            names.addAll(mapping.entries().keySet());
        }
        if (canonical(service, "env_file") instanceof Node.Sequence files) {
            for (var file : files.items()) {
                names.addAll(fromFile(file));
            }
        }
        return names;
    }

    private static SortedSet<String> fixedEnvironment(Node.Mapping service) {
        var names = new TreeSet<String>();
        if (canonical(service, "environment") instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Scalar value && isFixed(value)) {
                    names.add(name);
                }
            });
        }
        return names;
    }

    private static boolean isFixed(Node.Scalar value) {
        return !value.isNull()
                && !value.value().isEmpty()
                && !value.written().replace("$$", "").contains("$");
    }

    private SortedSet<String> fromFile(Node file) {
        var path = file instanceof Node.Mapping details ? details.get("path").orElse(details) : file;
        if (!(path instanceof Node.Scalar scalar) || scalar.value().isEmpty()) {
            return new TreeSet<>();
        }
        var absolute = AbsolutePath.resolve(tree.input().directory(), scalar.value());
        return new TreeSet<>(envFiles.readOne(absolute, tree.variables(), missing -> {
                    remarks.note(scalar.position(), "The env file " + missing + " does not exist.");
                })
                .keySet());
    }
}
