package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.reconcile.Leftovers;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which name belongs to which id. In a definition an id says who is meant only until that one is recreated; the name
/// says it for ever: so `container:<id>` is read as `container:@name`.
public final class ContainerNames {

    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{64}\\b");

    private final Map<String, String> names = new HashMap<>();

    public void put(String id, String name) {
        names.put(id, name);
    }

    Optional<String> of(String id) {
        return Optional.ofNullable(names.get(id));
    }

    /// The name that the container will have in the end.
    static String lasting(String name) {
        var bare = name.startsWith("/") ? name.substring(1) : name;
        return Leftovers.lastingName(bare);
    }

    /// The same tree with names for ids.
    public ObjectNode named(JsonNode tree) {
        var text = ID.matcher(tree.toString())
                .replaceAll(id -> Matcher.quoteReplacement(
                        of(id.group()).map(name -> "@" + name).orElse(id.group())));
        return Bodies.object(text);
    }
}
