package dev.composure.compose.project;

import dev.composure.compose.yaml.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/// The ports inside the container that a service names.
final class Ports {

    private static final Pattern TARGET = Pattern.compile("(?:.*:)?([0-9]{1,5})(?:-([0-9]{1,5}))?(?:/[a-z]+)?");
    private static final int MOST = 100;

    private Ports() {}

    /// The targets of `ports`, then those of `expose`, each once; of a long range only its beginning.
    static List<Integer> of(Node.Mapping service) {
        var ports = new LinkedHashSet<Integer>();
        for (var key : List.of("ports", "expose")) {
            service.list(key).ifPresent(list -> list.items().forEach(item -> add(item, ports)));
        }
        return List.copyOf(ports);
    }

    private static void add(Node item, SequencedSet<Integer> ports) {
        var target =
                item instanceof Node.Mapping details ? details.get("target").orElse(details) : item;
        if (target instanceof Node.Scalar scalar) {
            var match = TARGET.matcher(scalar.value());
            if (match.matches()) {
                int first = Integer.parseInt(match.group(1));
                int last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
                for (var port = first; port <= Math.min(last, first + MOST); port++) {
                    ports.add(port);
                }
            }
        }
    }
}
