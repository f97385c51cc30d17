package dev.composure.rest.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Which objects are meant, by a `labelSelector` and a `fieldSelector`.
public final class Selection {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^\\s=!]+)\\s*(==|=|!=)\\s*([^\\s=!]*)");
    private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*([^\\s=!()]+)");
    private static final Pattern BETWEEN = Pattern.compile(",(?![^(]*\\))");

    private final List<Predicate<JsonNode>> requirements;

    private Selection(List<Predicate<JsonNode>> requirements) {
        this.requirements = List.copyOf(requirements);
    }

    /// Both may be empty.
    public static Selection of(String labels, String fields) {
        var requirements = new ArrayList<Predicate<JsonNode>>();
        if (!labels.isBlank()) {
            BETWEEN.splitAsStream(labels).map(Selection::onLabels).forEach(requirements::add);
        }
        if (!fields.isBlank()) {
            BETWEEN.splitAsStream(fields).map(Selection::onFields).forEach(requirements::add);
        }
        return new Selection(requirements);
    }

    public boolean covers(JsonNode object) {
        return requirements.stream().allMatch(requirement -> requirement.test(object));
    }

    private static Predicate<JsonNode> onLabels(String requirement) {
        var text = requirement.strip();
        var set = SET.matcher(text);
        if (set.matches()) {
            var values = Set.of(distinct(set.group(3)));
            boolean isWanted = set.group(2).equals("in");
            return object -> label(object, set.group(1)).isTextual()
                    && values.contains(label(object, set.group(1)).asText()) == isWanted;
        }
        var equality = EQUALITY.matcher(text);
        if (equality.matches()) {
            boolean isWanted = !equality.group(2).equals("!=");
            return object ->
                    equality.group(3).equals(label(object, equality.group(1)).asText("\0")) == isWanted;
        }
        var presence = PRESENCE.matcher(text);
        if (presence.matches()) {
            return object -> label(object, presence.group(2)).isTextual()
                    == presence.group(1).isEmpty();
        }
        throw new UnusableSelector("unable to parse requirement: " + text);
    }

    private static String[] distinct(String values) {
        return Pattern.compile(",")
                .splitAsStream(values)
                .map(String::strip)
                .distinct()
                .toArray(String[]::new);
    }

    private static JsonNode label(JsonNode object, String key) {
        return object.path("metadata").path("labels").path(key);
    }

    private static Predicate<JsonNode> onFields(String requirement) {
        var equality = EQUALITY.matcher(requirement.strip());
        if (!equality.matches()) {
            throw new UnusableSelector("invalid field selector: " + requirement);
        }
        var wanted = equality.group(3);
        boolean isWanted = !equality.group(2).equals("!=");
        return switch (equality.group(1)) {
            case "metadata.name" ->
                object -> object.at("/metadata/name").asText().equals(wanted) == isWanted;
            case "spec.project" -> object -> object.at("/spec/project").asText().equals(wanted) == isWanted;
            default ->
                throw new UnusableSelector("field label not supported: %s; there are metadata.name and spec.project"
                        .formatted(equality.group(1)));
        };
    }
}
