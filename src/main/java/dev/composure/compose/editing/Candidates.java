package dev.composure.compose.editing;

import dev.composure.compose.Change;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.editing.Layout.Item;
import dev.composure.compose.project.Durations;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.Syntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The ways to bring a change about in the files, the least intrusive first. None of them is trusted: each result is
/// read again and proven.
final class Candidates {

    private static final int MOST_LAYERS = 5;

    private final Draft draft;
    private final String service;

    Candidates(Draft draft, String service) {
        this.draft = draft;
        this.service = service;
    }

    Stream<Draft> of(Change change) {
        return switch (change) {
            case Change.SetTest(var test) -> test(test);
            case Change.SetInit(var init) -> drafts(setInService("init", Boolean.toString(init)));
            case Change.SetTiming(var key, var value) -> drafts(set(key, Durations.render(value)));
            case Change.RemoveKey(var key) -> remove(key, MOST_LAYERS);
        };
    }

    private Stream<Draft> test(HealthcheckTest test) {
        return switch (test) {
            case HealthcheckTest.Disabled _ -> drafts(set("disable", "true"));
            case HealthcheckTest.Inherited _ ->
                enabled().flatMap(next -> next.has("test") ? next.remove("test", MOST_LAYERS) : Stream.of(next.draft));
            case HealthcheckTest.Malformed _ -> Stream.empty();
            case HealthcheckTest.Exec _, HealthcheckTest.Shell _ ->
                enabled()
                        .flatMap(next -> next.runs(test)
                                ? Stream.of(next.draft)
                                : next.drafts(next.set("test", Rendering.test(test))));
        };
    }

    /// The drafts in which nothing is left of a `disable:` that is true.
    private Stream<Candidates> enabled() {
        var disable = draft.healthcheck(service).flatMap(found -> found.get("disable"));
        var isOff = disable.isPresent()
                && !(disable.orElseThrow() instanceof Node.Scalar scalar
                        && scalar.value().equals("false"));
        return isOff ? remove("disable", MOST_LAYERS).map(next -> new Candidates(next, service)) : Stream.of(this);
    }

    private boolean runs(HealthcheckTest test) {
        var now = draft.loaded().project().services().get(service);
        return now != null && now.healthcheck().test().equals(test);
    }

    private boolean has(String key) {
        return draft.healthcheck(service).flatMap(found -> found.get(key)).isPresent();
    }

    private Stream<Draft> drafts(Stream<List<Splice>> splices) {
        return splices.map(draft::with);
    }

    private static Stream<List<Splice>> inOrder(List<Supplier<Stream<Splice>>> ways) {
        return ways.stream().flatMap(Supplier::get).map(List::of);
    }

    /// The ways to give a key of the healthcheck a value.
    private Stream<List<Splice>> set(String key, String value) {
        return inOrder(List.of(
                () -> atWriter(draft.healthcheck(service).flatMap(found -> found.get(key)), value),
                () -> besideTest(key, value),
                () -> inOwnHealthcheck(key, value),
                () -> ownHealthcheck(List.of(Item.of(key, value))),
                () -> ownHealthcheck(whole(key, value))));
    }

    /// In the node that supplies the value now, wherever that is.
    private Stream<Splice> atWriter(Optional<Node> writer, String value) {
        return writer.flatMap(node -> Site.of(node, draft)).stream()
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

    private Stream<Splice> inOwnHealthcheck(String key, String value) {
        return own().flatMap(site -> site.child("healthcheck").stream())
                .flatMap(holder -> holder.child(key)
                        .map(site -> Stream.of(new Keys(site.source()).replace(site, value)))
                        .orElseGet(() -> added(holder, List.of(Item.of(key, value)))));
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
    private Stream<Splice> ownHealthcheck(List<Item> items) {
        return Stream.concat(
                own().flatMap(site -> site.child("healthcheck").stream()).flatMap(site -> inPlaceOf(site, items)),
                Site.definitions(draft, service).stream().flatMap(site -> newHealthcheck(site, items)));
    }

    private static Stream<Splice> inPlaceOf(Site site, List<Item> items) {
        var keys = new Keys(site.source());
        return switch (site.value()) {
            case Syntax.Alias alias ->
                Stream.of(keys.replaceByMapping(site, merging(alias, items)), keys.replaceByMapping(site, items));
            case Syntax.Scalar scalar when scalar.value().isEmpty() -> Stream.of(keys.replaceByMapping(site, items));
            case Syntax.Mapping mapping
            when mapping.pairs().isEmpty() -> Stream.of(keys.add(site, mapping, items, Keys.Place.LAST));
            case Syntax.Mapping _, Syntax.Sequence _, Syntax.Scalar _ -> Stream.empty();
        };
    }

    private static List<Item> merging(Syntax.Alias alias, List<Item> items) {
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
    private List<Item> whole(String key, String value) {
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

    private Stream<List<Splice>> setInService(String key, String value) {
        return inOrder(List.of(
                () -> atWriter(draft.tree().service(service).flatMap(found -> found.get(key)), value),
                () -> Site.definitions(draft, service).stream().flatMap(site -> inService(site, key, value))));
    }

    private static Stream<Splice> inService(Site site, String key, String value) {
        var item = List.of(Item.of(key, value));
        var keys = new Keys(site.source());
        return switch (site.value()) {
            case Syntax.Alias alias -> Stream.of(keys.replaceByMapping(site, merging(alias, item)));
            case Syntax.Mapping mapping when site.child(key).isEmpty() -> belowImage(site, mapping, item);
            case Syntax.Mapping _, Syntax.Sequence _, Syntax.Scalar _ ->
                site.child(key).stream().map(found -> keys.replace(found, value));
        };
    }

    /// Under `image:`, where it is one line; else as the first key.
    private static Stream<Splice> belowImage(Site site, Syntax.Mapping mapping, List<Item> items) {
        var keys = new Keys(site.source());
        var layout = new Layout(site.source());
        var below = site.child("image")
                .filter(image -> !mapping.flow() && image.value() instanceof Syntax.Scalar)
                .map(image -> keys.below(image.pair(), layout.block(items, layout.column(image.key()), 2)));
        return Stream.concat(below.stream(), Stream.of(keys.add(site, mapping, items, Keys.Place.FIRST)));
    }

    /// The ways to take a key away: where it is written, in every layer, by `!reset`, or by a block without it.
    private Stream<Draft> remove(String key, int layers) {
        var writer = draft.healthcheck(service).flatMap(found -> found.get(key)).flatMap(node -> Site.of(node, draft));
        var direct = writer.stream()
                .map(site -> draft.with(List.of(new Keys(site.source()).remove(site))))
                .flatMap(next -> {
                    var rest = new Candidates(next, service);
                    return layers > 0 && rest.has(key) ? rest.remove(key, layers - 1) : Stream.of(next);
                });
        return Stream.concat(
                direct,
                drafts(inOrder(List.of(
                        () -> inOwnHealthcheck(key, "!reset null"),
                        () -> ownHealthcheck(whole(key, "")),
                        () -> ownHealthcheck(List.of(Item.of(key, "!reset null")))))));
    }
}
