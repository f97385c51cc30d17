package dev.composure.compose.project;

import dev.composure.compose.LoadedProject;
import dev.composure.compose.Project;
import dev.composure.compose.Service;
import dev.composure.compose.SourceReader;
import dev.composure.compose.yaml.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the model off a merged tree.
public final class ProjectModel {

    private ProjectModel() {}

    public static LoadedProject of(ProjectTree tree, SourceReader reader) {
        SourceReader seen = path -> Optional.ofNullable(tree.texts().get(path)).or(() -> reader.read(path));
        var sources = new Sources(seen, tree.remarks());
        SchemaCheck.root(tree.root(), tree.remarks());
        var services = services(tree, new EnvFiles(sources, tree.remarks()));
        var texts = new TreeMap<>(tree.texts());
        texts.putAll(sources.texts());
        return new LoadedProject(
                tree.input(),
                new Project(name(tree), services),
                tree.remarks().problems(),
                tree.remarks().notes(),
                texts);
    }

    private static SortedMap<String, Service> services(ProjectTree tree, EnvFiles envFiles) {
        var model = new ServiceModel(tree, envFiles);
        var services = new TreeMap<String, Service>();
        var all = tree.root().get("services").orElse(ProjectReading.empty("/"));
        if (all.isNull()) {
            tree.remarks()
                    .problem(all.position(), "`services` is empty; compose refuses that. Name a service below it.");
        } else if (all instanceof Node.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> {
                if (entry.value() instanceof Node.Mapping service) {
                    services.put(name, model.of(name, entry, service));
                } else {
                    tree.remarks()
                            .problem(entry.keyPosition(), "The service `" + name + "` must be a mapping of its keys.");
                }
            });
        } else {
            tree.remarks().problem(all.position(), "`services` must be a mapping of service names.");
        }
        return services;
    }

    /// As compose derives it: told, `COMPOSE_PROJECT_NAME`, `name:`, the folder.
    private static String name(ProjectTree tree) {
        if (!tree.input().name().isEmpty()) {
            return tree.input().name();
        }
        var written = tree.root().scalar("name").map(Node.Scalar::value).orElse("");
        return tree.variables()
                .lookup("COMPOSE_PROJECT_NAME")
                .filter(name -> !name.isEmpty())
                .orElse(
                        written.isEmpty()
                                ? normalised(AbsolutePath.name(tree.input().directory()))
                                : written);
    }

    private static String normalised(String folder) {
        return folder.toLowerCase(Locale.ROOT).replaceAll("[^-_a-z0-9]", "").replaceAll("^[-_]+", "");
    }
}
