package dev.composure.compose.editing;

import dev.composure.compose.editing.Layout.Item;
import dev.composure.compose.yaml.Node;
import dev.composure.compose.yaml.Syntax;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The ways to write a key of a service itself, the least intrusive first.
record ServiceWays(Draft draft, String service) {

    Stream<List<Splice>> set(String key, String value) {
        return Ways.inOrder(List.of(
                () -> HealthcheckWays.atWriter(writer(key).stream(), draft, value),
                () -> Site.definitions(draft, service).stream().flatMap(site -> inService(site, key, value))));
    }

    /// In the mapping that supplies the image now, which several services may have in common.
    Stream<List<Splice>> besideImage(String key, String value) {
        return writer("image").filter(_ -> writer(key).isEmpty()).flatMap(node -> Site.of(node, draft)).stream()
                .flatMap(site -> site.enclosing().stream())
                .flatMap(holder -> inService(holder, key, value))
                .map(List::of);
    }

    Optional<Node> writer(String key) {
        return draft.tree().service(service).flatMap(found -> found.get(key));
    }

    private static Stream<Splice> inService(Site site, String key, String value) {
        var item = List.of(Item.of(key, value));
        var keys = new Keys(site.source());
        return switch (site.value()) {
            case Syntax.Alias alias -> Stream.of(keys.replaceByMapping(site, HealthcheckWays.merging(alias, item)));
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
}
