package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.List;

/// Makes the `env_file` paths of services absolute before they leave the file whose folder they start from.
final class EnvFileNames {

    private EnvFileNames() {}

    static Node.Mapping absolute(Node.Mapping root, String directory) {
        var services = root.entries().get("services");
        if (services == null || !(services.value() instanceof Node.Mapping all)) {
            return root;
        }
        var result =
                all.mapped((_, value) -> value instanceof Node.Mapping service ? service(service, directory) : value);
        return root.with("services", services.with(result));
    }

    private static Node.Mapping service(Node.Mapping service, String directory) {
        var entry = service.entries().get("env_file");
        return entry == null ? service : service.with("env_file", entry.with(paths(entry.value(), directory)));
    }

    private static Node paths(Node node, String directory) {
        return switch (node) {
            case Node.Scalar scalar
            when !scalar.value().isEmpty() ->
                new Node.Scalar(
                        scalar.source(),
                        scalar.syntax(),
                        scalar.written(),
                        AbsolutePath.resolve(directory, scalar.value()),
                        scalar.kind(),
                        scalar.unset());
            case Node.Scalar scalar -> scalar;
            case Node.Sequence list -> {
                List<Node> items = list.items().stream()
                        .map(item -> paths(item, directory))
                        .toList();
                yield new Node.Sequence(list.source(), list.syntax(), items);
            }
            case Node.Mapping mapping -> {
                var path = mapping.entries().get("path");
                yield path == null ? mapping : mapping.with("path", path.with(paths(path.value(), directory)));
            }
        };
    }
}
