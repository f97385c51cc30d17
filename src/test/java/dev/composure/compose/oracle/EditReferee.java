package dev.composure.compose.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.compose.Change;
import dev.composure.compose.ComposeEditor;
import dev.composure.compose.Edit;
import dev.composure.compose.EditOutcome;
import dev.composure.compose.HealthcheckTest;
import dev.composure.compose.LoadedProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Lets Docker Compose itself say whether an edit changed exactly what was planned.
final class EditReferee {

    private static final List<Change> CHANGES = List.of(
            new Change.SetTest(new HealthcheckTest.Exec(List.of("new", "$x"))),
            new Change.SetTest(new HealthcheckTest.Disabled()),
            new Change.SetInit(true),
            new Change.SetTiming("timeout", Duration.ofSeconds(61)),
            new Change.SetRetries(17),
            new Change.RemoveKey("interval"));

    private final LiveOracle cli;
    private final LoadedProject project;
    private final Path folder;
    private final List<Path> files;
    private final JsonNode before;

    EditReferee(LiveOracle cli, LoadedProject project, Path folder) {
        this.cli = cli;
        this.project = project;
        this.folder = folder;
        this.files = project.input().files().stream().map(Path::of).toList();
        this.before = cli.config(folder, files, true).orElseThrow();
    }

    /// What Docker Compose sees beside the planned change, for each kind of edit of each service.
    List<String> objections() throws IOException {
        var objections = new ArrayList<String>();
        for (var service : project.project().services().keySet()) {
            for (var change : CHANGES) {
                var edits = List.of(new Edit(service, List.of(change)));
                if (new ComposeEditor(new DiskSources()).apply(project, edits) instanceof EditOutcome.Edited edited) {
                    write(edited.texts());
                    var after = cli.config(folder, files, true);
                    if (after.isEmpty() || !isAsPlanned(after.orElseThrow(), service, change)) {
                        objections.add(service + " " + change + ": " + after);
                    }
                    write(project.texts());
                }
            }
        }
        return objections;
    }

    private static void write(SortedMap<String, String> texts) throws IOException {
        for (var text : texts.entrySet()) {
            Files.writeString(Path.of(text.getKey()), text.getValue());
        }
    }

    private boolean isAsPlanned(JsonNode after, String name, Change change) {
        var service = after.path("services").path(name);
        return holds(service, service.path("healthcheck"), change)
                && without(before, name, change).equals(without(after, name, change));
    }

    private static boolean holds(JsonNode service, JsonNode healthcheck, Change change) {
        return switch (change) {
            case Change.SetTest(HealthcheckTest.Disabled _, var _) ->
                healthcheck.path("disable").asBoolean()
                        || healthcheck.path("test").path(0).asText().equals("NONE");
            case Change.SetTest _ -> healthcheck.path("test").toString().equals("[\"CMD\",\"new\",\"$$x\"]");
            case Change.SetInit _ -> service.path("init").asBoolean();
            case Change.SetTiming(var key, var _) ->
                healthcheck.path(key).asText().equals("1m1s");
            case Change.SetRetries(var retries) -> healthcheck.path("retries").asInt() == retries;
            case Change.RemoveKey(var key) -> healthcheck.path(key).isMissingNode();
        };
    }

    /// The project without what the change may touch, and without the templates, which are no part of any service.
    private static JsonNode without(JsonNode project, String name, Change change) {
        ObjectNode rest = project.deepCopy();
        rest.properties().removeIf(entry -> entry.getKey().startsWith("x-"));
        if (rest.path("services").path(name) instanceof ObjectNode service) {
            switch (change) {
                case Change.SetTest _ -> removeFromHealthcheck(service, List.of("test", "disable"));
                case Change.SetInit _ -> service.remove("init");
                case Change.SetTiming(var key, var _) -> removeFromHealthcheck(service, List.of(key));
                case Change.SetRetries _ -> removeFromHealthcheck(service, List.of("retries"));
                case Change.RemoveKey(var key) -> removeFromHealthcheck(service, List.of(key));
            }
        }
        return rest;
    }

    private static void removeFromHealthcheck(ObjectNode service, List<String> keys) {
        if (service.path("healthcheck") instanceof ObjectNode healthcheck) {
            healthcheck.remove(keys);
            if (healthcheck.isEmpty()) {
                service.remove("healthcheck");
            }
        }
    }
}
