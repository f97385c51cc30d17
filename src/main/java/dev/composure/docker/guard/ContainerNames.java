package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which name belongs to which id. In a definition an id says who is meant only until that one is recreated; the name
/// says it for ever: so `container:<id>` is read as `container:@name`.
public final class ContainerNames {

    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{64}\\b");

    /// Compose gives the new container this prefix until the old one is gone.
    private static final Pattern TEMPORARY = Pattern.compile("^[0-9a-f]{12}_(?=.)");

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
        return TEMPORARY.matcher(bare).replaceFirst("");
    }

    /// The same tree with names for ids.
    public ObjectNode named(JsonNode tree) {
        var text = ID.matcher(tree.toString())
                .replaceAll(id -> Matcher.quoteReplacement(
                        of(id.group()).map(name -> "@" + name).orElse(id.group())));
        return Bodies.object(text);
    }
}
