package dev.composure.operate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.compose.Change;
import dev.composure.compose.Edit;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.project.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Has compose itself read a project before and after an edit, the latter in a shadow, and objects when the two differ
/// in anything but the planned values.
public final class Referee {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String NO_PROJECT = "`docker compose config --format json` did not print a project as JSON";

    private final ComposeCli compose;
    private final Shadows shadows;

    public Referee(ComposeCli compose, Shadows shadows) {
        this.compose = compose;
        this.shadows = shadows;
    }

    /// Why the new texts must not be written; empty where compose sees just what was planned.
    public Optional<String> objection(ComposeInvocation invocation, SortedMap<String, String> texts, Edit edit) {
        return switch (opinion(invocation, texts, List.of(edit))) {
            case Opinion.Agrees _ -> Optional.empty();
            case Opinion.Objects(var why) -> Optional.of(why);
            case Opinion.CannotTell(var why) -> Optional.of(why);
        };
    }

    /// Whether compose sees just the planned change where the files have those texts.
    public Opinion opinion(ComposeInvocation invocation, SortedMap<String, String> texts, List<Edit> edits) {
        return AtOnce.both(
                () -> configInShadow(invocation, texts),
                () -> compose.config(invocation),
                (after, before) -> opinion(before, after, edits));
    }

    private ComposeOutcome configInShadow(ComposeInvocation invocation, SortedMap<String, String> texts) {
        try (var shadow = shadows.of(texts)) {
            var outcome = compose.config(invocation.at(shadow::path));
            return new ComposeOutcome(outcome.exitCode(), shadow.unshadowed(outcome.output()));
        }
    }

    private static Opinion opinion(ComposeOutcome before, ComposeOutcome after, List<Edit> edits) {
        if (!before.isSuccess()) {
            return new Opinion.CannotTell(
                    "compose does not accept the project as it is; run `docker compose config` to see why");
        }
        if (!after.isSuccess()) {
            return new Opinion.Objects(
                    "compose does not accept the project with this edit; run `docker compose config` to see why");
        }
        return read(before.output())
                .map(was -> read(after.output())
                        .map(becomes -> compare(was, becomes, edits))
                        .orElseGet(() -> Optional.of(NO_PROJECT))
                        .<Opinion>map(Opinion.Objects::new)
                        .orElseGet(Opinion.Agrees::new))
                .orElseGet(() -> new Opinion.CannotTell(NO_PROJECT));
    }

    /// Without the templates (`x-…`), which compose prints though they are no part of any service.
    private static Optional<ObjectNode> read(String json) {
        try {
            if (MAPPER.readTree(json) instanceof ObjectNode project) {
                project.properties().removeIf(entry -> entry.getKey().startsWith("x-"));
                return Optional.of(project);
            }
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Optional<String> compare(ObjectNode before, ObjectNode after, List<Edit> edits) {
        for (Edit edit : edits) {
            var service = after.path("services").path(edit.service());
            for (Change change : edit.changes()) {
                if (!holds(change, service)) {
                    return Optional.of("compose does not see the planned change of %s".formatted(edit.service()));
                }
            }
        }
        for (Edit edit : edits) {
            edit.changes()
                    .forEach(change ->
                            Stream.of(before, after).forEach(project -> blankOut(change, project, edit.service())));
        }
        return before.equals(after)
                ? Optional.empty()
                : Optional.of("compose sees more change than was planned for %s"
                        .formatted(edits.stream().map(Edit::service).distinct().collect(Collectors.joining(", "))));
    }

    private static boolean holds(Change change, JsonNode service) {
        var check = service.path("healthcheck");
        return switch (change) {
            case Change.SetInit init -> service.path("init").asBoolean(false) == init.init();
            case Change.SetTest test -> holds(test.test(), check);
            case Change.SetTiming timing -> isOfLength(check.path(timing.key()), timing.value());
            case Change.SetRetries set -> check.path("retries").asInt(-1) == set.retries();
            case Change.RemoveKey(var key) when key.equals("init") -> !service.has(key);
            case Change.RemoveKey(var key) -> !check.has(key);
        };
    }

    /// Compose prints durations as Go does (`1m1.5s`).
    private static boolean isOfLength(JsonNode printed, Duration planned) {
        return printed.isTextual()
                && Durations.parse(printed.asText()).filter(planned::equals).isPresent();
    }

    private static boolean holds(HealthcheckTest test, JsonNode check) {
        var words = MAPPER.convertValue(check.path("test"), JsonNode.class);
        return switch (test) {
            case HealthcheckTest.Exec exec -> words.equals(list("CMD", exec.words()));
            case HealthcheckTest.Shell shell ->
                words.equals(list(
                        "CMD-SHELL",
                        Stream.concat(Stream.of(shell.script()), shell.ignoredWords().stream())
                                .toList()));
            case HealthcheckTest.Disabled _ ->
                check.path("disable").asBoolean(false) || words.equals(list("NONE", List.of()));
            case HealthcheckTest.Inherited _, HealthcheckTest.Malformed _ -> false;
        };
    }

    /// What compose prints has every `$` doubled (measured with 2.26.1).
    private static JsonNode list(String first, List<String> words) {
        var list = MAPPER.createArrayNode().add(first);
        words.forEach(word -> list.add(word.replace("$", "$$")));
        return list;
    }

    private static void blankOut(Change change, ObjectNode project, String service) {
        if (!(project.path("services").path(service) instanceof ObjectNode definition)) {
            return;
        }
        switch (change) {
            case Change.SetInit _ -> definition.remove("init");
            case Change.SetTest test
            when test.test() instanceof HealthcheckTest.Disabled -> definition.remove("healthcheck");
            case Change.SetTest _ -> blankOut(definition, List.of("test", "disable"));
            case Change.SetTiming timing -> blankOut(definition, List.of(timing.key()));
            case Change.SetRetries _ -> blankOut(definition, List.of("retries"));
            case Change.RemoveKey(var key) when key.equals("init") -> definition.remove(key);
            case Change.RemoveKey(var key) -> blankOut(definition, List.of(key));
        }
    }

    private static void blankOut(ObjectNode definition, List<String> keys) {
        if (definition.path("healthcheck") instanceof ObjectNode check) {
            check.remove(keys);
            if (check.isEmpty()) {
                definition.remove("healthcheck");
            }
        }
    }
}
