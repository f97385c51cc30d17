package dev.composure.compose.editing;

import dev.composure.compose.Change;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.project.Durations;
import dev.composure.compose.yaml.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
            case Change.SetTest(var test, var written) -> test(test, written);
            case Change.SetInit(var init) -> drafts(inService().set("init", Boolean.toString(init)));
            case Change.SetTiming(var key, var value) -> drafts(healthcheck().set(key, Durations.render(value)));
            case Change.SetRetries(var retries) -> drafts(healthcheck().set("retries", Integer.toString(retries)));
            case Change.RemoveKey(var key) when key.equals("init") -> removeFromService(key);
            case Change.RemoveKey(var key) -> remove(key, MOST_LAYERS);
        };
    }

    /// The ways that reach all services which have the same template.
    Stream<Draft> inTemplate(Change change) {
        return change instanceof Change.SetInit(var init)
                ? drafts(inService().besideImage("init", Boolean.toString(init)))
                : Stream.empty();
    }

    private Stream<Draft> test(HealthcheckTest test, List<String> written) {
        return switch (test) {
            case HealthcheckTest.Disabled _ -> drafts(healthcheck().set("disable", "true"));
            case HealthcheckTest.Inherited _ ->
                enabled().flatMap(next -> next.has("test") ? next.remove("test", MOST_LAYERS) : Stream.of(next.draft));
            case HealthcheckTest.Malformed _ -> Stream.empty();
            case HealthcheckTest.Exec _, HealthcheckTest.Shell _ ->
                enabled()
                        .flatMap(next -> next.runs(test)
                                ? Stream.of(next.draft)
                                : next.drafts(next.healthcheck()
                                        .set(
                                                "test",
                                                written.isEmpty() ? Rendering.test(test) : Rendering.list(written))));
        };
    }

    /// The drafts in which nothing is left of a `disable:` that is true.
    private Stream<Candidates> enabled() {
        var disable = writer("disable");
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
        return writer(key).isPresent();
    }

    private Stream<Draft> drafts(Stream<List<Splice>> splices) {
        return splices.map(draft::with);
    }

    /// The ways to take a key away: where it is written, in every layer, by `!reset`, or by a block without it.
    private Stream<Draft> remove(String key, int layers) {
        var direct = removedWhereWritten(writer(key).stream(), next -> {
            var rest = new Candidates(next, service);
            return layers > 0 && rest.has(key) ? rest.remove(key, layers - 1) : Stream.of(next);
        });
        return Stream.concat(direct, drafts(healthcheck().reset(key)));
    }

    private Stream<Draft> removeFromService(String key) {
        return Stream.concat(
                removedWhereWritten(inService().writer(key).stream(), Stream::of),
                drafts(inService().set(key, "!reset null")));
    }

    private Stream<Draft> removedWhereWritten(Stream<Node> writer, Function<Draft, Stream<Draft>> onward) {
        return writer.flatMap(node -> Site.of(node, draft).stream())
                .map(site -> draft.with(List.of(new Keys(site.source()).remove(site))))
                .flatMap(onward);
    }

    /// The drafts in which the service again has what it had at a key that an edit elsewhere took or gave it.
    Stream<Draft> restored(String key, Draft original) {
        if (key.equals("init")) {
            return new ServiceWays(original, service)
                    .writer(key)
                    .map(node -> drafts(inService().set(key, Rendering.written(node, false))))
                    .orElseGet(() -> removeFromService(key));
        }
        if (original.healthcheck(service).isEmpty()) {
            return drafts(inService().set("healthcheck", "!reset null"));
        }
        return new Candidates(original, service)
                .writer(key)
                .map(node -> drafts(healthcheck().set(key, Rendering.written(node, false))))
                .orElseGet(() -> drafts(healthcheck().reset(key)));
    }

    private Optional<Node> writer(String key) {
        return draft.healthcheck(service).flatMap(found -> found.get(key));
    }

    private HealthcheckWays healthcheck() {
        return new HealthcheckWays(draft, service);
    }

    private ServiceWays inService() {
        return new ServiceWays(draft, service);
    }
}
