package dev.composure.compose.editing;

import dev.composure.compose.Change;
import dev.composure.compose.project.PlainTree;
import dev.composure.compose.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where a service is a template of others that shall stay as they are: gives those what they had, in their own block.
final class Pinning {

    private final Draft original;
    private final String service;
    private final Change change;

    Pinning(Draft original, String service, Change change) {
        this.original = original;
        this.service = service;
        this.change = change;
    }

    /// The edited draft with every service but the `sharers` as it was before; nothing where that cannot be written.
    Stream<Draft> pinned(Draft edited, Set<String> sharers) {
        var draft = Optional.of(edited);
        for (var other : original.loaded().project().services().keySet()) {
            if (!sharers.contains(other) && draft.isPresent()) {
                draft = pinned(draft.orElseThrow(), other);
            }
        }
        return draft.stream();
    }

    private Optional<Draft> pinned(Draft edited, String other) {
        var draft = Optional.of(edited);
        for (var key : keys()) {
            if (draft.isPresent() && !isSame(draft.orElseThrow(), other, key)) {
                draft = new Candidates(draft.orElseThrow(), other)
                        .restored(key, original)
                        .filter(next -> isSame(next, other, key)
                                && rest(next, other).equals(rest(original, other))
                                && Proof.holds(next, service, change))
                        .findFirst();
            }
        }
        return draft;
    }

    /// The keys that the change may touch.
    private List<String> keys() {
        return switch (change) {
            case Change.SetTest _ -> List.of("test", "disable");
            case Change.SetInit _ -> List.of("init");
            case Change.SetTiming(var key, var _) -> List.of(key);
            case Change.SetRetries _ -> List.of("retries");
            case Change.RemoveKey(var key) -> List.of(key);
        };
    }

    private boolean isSame(Draft draft, String other, String key) {
        return plain(draft, other, key).equals(plain(original, other, key));
    }

    private Object rest(Draft draft, String other) {
        return draft.tree()
                .service(other)
                .<Object>map(found -> Proof.without(PlainTree.of(found), List.of(change)))
                .orElse(PlainTree.Nothing.NOTHING);
    }

    private static Object plain(Draft draft, String other, String key) {
        var holder = key.equals("init") ? draft.tree().service(other) : draft.healthcheck(other);
        Optional<Node> value = holder.flatMap(found -> found.get(key));
        return value.map(PlainTree::of).orElse(PlainTree.Nothing.NOTHING);
    }
}
