package dev.composure.compose.editing;

import dev.composure.compose.Change;
import dev.composure.compose.Service;
import dev.composure.compose.Setting;
import dev.composure.compose.project.PlainTree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Compares what a project means before and after: exactly the planned values may differ.
final class Proof {

    private final Draft before;
    private final Draft after;

    Proof(Draft before, Draft after) {
        this.before = before;
        this.after = after;
    }

    /// Why the draft after is not the draft before with these changes; empty if it is. A service that is listed may
    /// also still be as it was.
    String objection(Map<String, List<Change>> planned) {
        if (after.loaded().problems().size() > before.loaded().problems().size()) {
            return "the result could not be read: "
                    + after.loaded().problems().getLast().message();
        }
        var lost = lostComment();
        if (!lost.isEmpty()) {
            return "the comment `" + lost + "` would be lost";
        }
        var old = sections(before);
        var fresh = sections(after);
        var services = asMap(old.getOrDefault("services", Map.of()));
        var freshServices = asMap(fresh.getOrDefault("services", Map.of()));
        old.remove("services");
        fresh.remove("services");
        return old.equals(fresh)
                ? servicesObjection(services, freshServices, planned)
                : "something outside the services would change";
    }

    private static Map<String, Object> sections(Draft draft) {
        var sections = asMap(PlainTree.of(draft.tree().root()));
        sections.keySet().removeIf(name -> name.startsWith("x-"));
        return sections;
    }

    private static Map<String, Object> asMap(Object tree) {
        var copy = new TreeMap<String, Object>();
        if (tree instanceof Map<?, ?> map) {
            map.forEach((key, value) -> copy.put(String.valueOf(key), value));
        }
        return copy;
    }

    private String servicesObjection(
            Map<String, Object> old, Map<String, Object> fresh, Map<String, List<Change>> planned) {
        if (!old.keySet().equals(fresh.keySet())) {
            return "the services would not be the same";
        }
        return old.keySet().stream()
                .filter(name -> !isAsPlanned(
                        name,
                        old.getOrDefault(name, ""),
                        fresh.getOrDefault(name, ""),
                        planned.getOrDefault(name, List.of())))
                .findFirst()
                .map(name -> "the service `" + name + "` would change in a way that is not planned")
                .orElse("");
    }

    private boolean isAsPlanned(String name, Object old, Object fresh, List<Change> changes) {
        if (old.equals(fresh)) {
            return true;
        }
        return !changes.isEmpty()
                && changes.stream().allMatch(change -> holds(after, name, change))
                && without(old, changes).equals(without(fresh, changes));
    }

    /// The service without what the changes may touch.
    static Map<String, Object> without(Object service, List<Change> changes) {
        var rest = asMap(service);
        var healthcheck = asMap(rest.getOrDefault("healthcheck", Map.of()));
        for (var change : changes) {
            switch (change) {
                case Change.SetTest _ -> healthcheck.keySet().removeAll(List.of("test", "disable"));
                case Change.SetInit _ -> rest.remove("init");
                case Change.SetTiming(var key, var _) -> healthcheck.remove(key);
                case Change.SetRetries _ -> healthcheck.remove("retries");
                case Change.RemoveKey(var key) when key.equals("init") -> rest.remove(key);
                case Change.RemoveKey(var key) -> healthcheck.remove(key);
            }
        }
        rest.remove("healthcheck");
        if (!healthcheck.isEmpty()) {
            rest.put("healthcheck", healthcheck);
        }
        return rest;
    }

    /// True if the service is what the change wants.
    static boolean holds(Draft draft, String name, Change change) {
        var service = draft.loaded().project().services().get(name);
        return service != null && holds(service, change, draft);
    }

    private static boolean holds(Service service, Change change, Draft draft) {
        return switch (change) {
            case Change.SetTest(var test, var _) -> service.healthcheck().test().equals(test);
            case Change.SetInit(var init) ->
                service.init() instanceof Setting.Known<Boolean> known && known.value() == init;
            case Change.SetTiming(var key, var value) ->
                service.healthcheck().timing(key) instanceof Setting.Known<Duration> known
                        && known.value().equals(value);
            case Change.SetRetries(var retries) ->
                service.healthcheck().retries() instanceof Setting.Known<Integer> known && known.value() == retries;
            case Change.RemoveKey(var key)
            when key.equals("init") -> !service.init().isWritten();
            case Change.RemoveKey(var key) ->
                draft.healthcheck(service.name())
                        .flatMap(found -> found.get(key))
                        .isEmpty();
        };
    }

    private String lostComment() {
        for (var text : before.texts().entrySet()) {
            if (!text.getValue().equals(after.texts().get(text.getKey()))) {
                var left = new ArrayList<>(Comments.of(before.documents(text.getKey())));
                Comments.of(after.documents(text.getKey())).forEach(left::remove);
                if (!left.isEmpty()) {
                    return left.getFirst();
                }
            }
        }
        return "";
    }
}
