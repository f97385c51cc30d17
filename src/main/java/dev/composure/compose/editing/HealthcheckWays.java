package dev.composure.compose.editing;

import dev.composure.compose.editing.Layout.Item;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The ways to write a key of a service's healthcheck, the least intrusive first.
record HealthcheckWays(Draft draft, String service) {

    /// The ways to give a key of the healthcheck a value.
    Stream<List<Splice>> set(String key, String value) {
        return Ways.inOrder(List.of(
                () -> atWriter(draft.healthcheck(service).flatMap(found -> found.get(key)).stream(), draft, value),
                () -> besideTest(key, value),
                () -> inOwnHealthcheck(key, value),
                () -> ownHealthcheck(List.of(Item.of(key, value))),
                () -> ownHealthcheck(whole(key, value))));
    }

    /// In the node that supplies the value now, wherever that is.
    static Stream<Splice> atWriter(Stream<Node> writer, Draft draft, String value) {
        return writer.flatMap(node -> Site.of(node, draft).stream())
                .map(site -> new Keys(site.source()).replace(site, quotedAs(site, value)));
    }

    /// A word keeps the quotes that are there now.
    private static String quotedAs(Site site, String value) {
        var isWord = !value.startsWith("[");
        return isWord && site.value() instanceof Syntax.Scalar scalar
                ? switch (scalar.style()) {
                    case DOUBLE_QUOTED -> Rendering.quoted(value);
                    case SINGLE_QUOTED -> "'" + value + "'";
                    default -> value;
                }
                : value;
    }

    /// In the mapping that supplies the test now.
    private Stream<Splice> besideTest(String key, String value) {
        return draft
                .healthcheck(service)
                .flatMap(found -> found.get("test"))
                .flatMap(node -> Site.of(node, draft))
                .stream()
                .flatMap(site -> site.enclosing().stream())
                .filter(holder -> holder.child(key).isEmpty())
                .flatMap(holder -> added(holder, List.of(Item.of(key, value))));
    }

    Stream<Splice> inOwnHealthcheck(String key, String value) {
        return own().flatMap(site -> site.child("healthcheck").stream())
                .flatMap(holder -> holder.child(key)
                        .map(site -> Stream.of(new Keys(site.source()).replace(site, value)))
                        .orElseGet(() -> added(holder, List.of(Item.of(key, value)))));
    }

    /// The ways to take a key out that is not written where it could just be removed.
    Stream<List<Splice>> reset(String key) {
        return Ways.inOrder(List.of(
                () -> inOwnHealthcheck(key, "!reset null"),
                () -> unmerged(key),
                () -> ownHealthcheck(whole(key, "")),
                () -> ownHealthcheck(List.of(Item.of(key, "!reset null")))));
    }

    /// What `<<` brings into the service's own healthcheck is written out, but for one key.
    private Stream<Splice> unmerged(String key) {
        return own().flatMap(site -> site.child("healthcheck").stream())
                .flatMap(holder -> holder.child("<<").stream()
                        .map(merge -> new Keys(merge.source()).replaceByKeys(merge, brought(holder, key))));
    }

    private List<Item> brought(Site holder, String key) {
        return whole(key, "").stream()
                .filter(item -> holder.child(item.key()).isEmpty())
                .toList();
    }

    /// The definitions of the service, the last first, because it is the strongest.
    private Stream<Site> own() {
        return Site.definitions(draft, service).reversed().stream();
    }

    private static Stream<Splice> added(Site holder, List<Item> items) {
        if (!(holder.value() instanceof Syntax.Mapping mapping)) {
            return Stream.empty();
        }
        var isTop = items.stream()
                .anyMatch(item -> item.key().equals("test") || item.key().equals("disable"));
        var keys = new Keys(holder.source());
        return Stream.of(isTop ? Keys.Place.FIRST : Keys.Place.LAST, Keys.Place.FIRST)
                .map(place -> keys.add(holder, mapping, items, place));
    }

    /// A healthcheck of the service's own, in the place of an alias or of nothing.
    Stream<Splice> ownHealthcheck(List<Item> items) {
        return Stream.concat(
                own().flatMap(site -> site.child("healthcheck").stream()).flatMap(site -> inPlaceOf(site, items)),
                Site.definitions(draft, service).stream().flatMap(site -> newHealthcheck(site, items)));
    }

    private static Stream<Splice> inPlaceOf(Site site, List<Item> items) {
        var keys = new Keys(site.source());
        return switch (site.value()) {
            case Syntax.Alias alias ->
                Stream.of(keys.replaceByMapping(site, merging(alias, items)), keys.replaceByMapping(site, items));
            case Syntax.Scalar scalar when isNothing(scalar) -> Stream.of(keys.replaceByMapping(site, items));
            case Syntax.Mapping mapping
            when mapping.pairs().isEmpty() -> Stream.of(keys.add(site, mapping, items, Keys.Place.LAST));
            case Syntax.Mapping _, Syntax.Sequence _, Syntax.Scalar _ -> Stream.empty();
        };
    }

    private static boolean isNothing(Syntax.Scalar scalar) {
        return Node.kindOf(scalar) == Node.Kind.NULL || scalar.tag().equals("!reset");
    }

    static List<Item> merging(Syntax.Alias alias, List<Item> items) {
        return Stream.concat(Stream.of(Item.of("<<", "*" + alias.name())), items.stream())
                .toList();
    }

    private Stream<Splice> newHealthcheck(Site site, List<Item> items) {
        var healthcheck = List.of(new Item("healthcheck", "", items));
        return switch (site.value()) {
            case Syntax.Alias alias ->
                Stream.of(new Keys(site.source()).replaceByMapping(site, merging(alias, healthcheck)));
            case Syntax.Mapping _ when site.child("healthcheck").isEmpty() -> added(site, healthcheck);
            case Syntax.Mapping _, Syntax.Sequence _, Syntax.Scalar _ -> Stream.empty();
        };
    }

    /// Everything the healthcheck says now, with one key changed; an empty value takes the key out.
    List<Item> whole(String key, String value) {
        var items = new ArrayList<Item>();
        if (!value.isEmpty()) {
            items.add(Item.of(key, value));
        }
        draft.healthcheck(service)
                .ifPresent(found -> found.entries().forEach((name, entry) -> {
                    if (!name.equals(key)) {
                        items.add(Item.of(name, Rendering.written(entry.value(), false)));
                    }
                }));
        return items;
    }
}
