package dev.composure.docker.guard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.composure.reconcile.drift.DesiredContainer;
import dev.composure.reconcile.drift.Rehearsal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Takes mutations as an engine would and forwards none of them: what compose reads afterwards is the real engine with
/// what it believes to have done. So it goes through to its end, and every create is recorded, whose body is the
/// complete definition of a container.
final class SimulatedEngine implements Rule {

    private static final Pattern FINISHED = Pattern.compile("Exited \\(0\\).*");
    private static final int CREATED = 201;
    private static final int DONE = 204;
    private static final int MISSING = 404;

    private final Map<String, SimulatedContainer> created = new LinkedHashMap<>();
    private final Map<String, ObjectNode> made = new HashMap<>();
    private final Map<String, String> states = new HashMap<>();
    private final Set<String> removed = new HashSet<>();
    private final Set<String> finishedServices = new HashSet<>();
    private final SortedSet<String> otherChanges = new TreeSet<>();
    private final ContainerNames names = new ContainerNames();

    @Override
    public boolean wantsBody(Call head) {
        return head.isCreate()
                || head.isConnect()
                || head.isUpload()
                || (head.method().equals("POST")
                        && (head.matches("networks", "create") || head.matches("volumes", "create")));
    }

    @Override
    public synchronized Ruling judge(Call call) {
        return call.isRead() ? read(call) : change(call);
    }

    /// What compose did, once it has ended; `failure` says how it failed, or is empty.
    synchronized Rehearsal rehearsal(String failure) {
        var containers = created.values().stream()
                .map(container -> new DesiredContainer(
                        container.label("com.docker.compose.service"),
                        container.name(),
                        container.id(),
                        container.definition(names)))
                .sorted(Comparator.comparing(DesiredContainer::name))
                .toList();
        return new Rehearsal(containers, otherChanges, failure);
    }

    private Ruling read(Call call) {
        if (call.matches("containers", "json")) {
            return new Ruling.ForwardEdited(real -> list(call, Bodies.array(real)));
        }
        if (call.path().startsWith("/containers/")) {
            return readContainer(call, call.parts().get(1));
        }
        var known = made.get(call.path());
        return known == null ? Ruling.forward() : Ruling.Answer.of(200, known);
    }

    private Ruling readContainer(Call call, String reference) {
        var container = find(reference);
        if (container.isPresent()) {
            return call.matches("containers", "*", "json")
                    ? Ruling.Answer.of(200, container.get().inspect(isFinished(container.get())))
                    : missing(reference);
        }
        if (removed.contains(reference)) {
            return missing(reference);
        }
        var state = states.get(reference);
        return state == null || !call.matches("containers", "*", "json")
                ? Ruling.forward()
                : new Ruling.ForwardEdited(real -> inState(Bodies.object(real), state));
    }

    private static byte[] inState(ObjectNode inspect, String state) {
        SimulatedContainer.putState(inspect, state);
        return Bodies.bytes(inspect);
    }

    private static Ruling missing(String reference) {
        return new Ruling.Answer(MISSING, Bodies.message("No such container: " + reference));
    }

    private byte[] list(Call call, ArrayNode real) {
        var listed = Bodies.array();
        real.forEach(entry -> {
            var id = entry.path("Id").asText();
            names.put(id, ContainerNames.lasting(entry.path("Names").path(0).asText()));
            if (FINISHED.matcher(entry.path("Status").asText()).matches()) {
                finishedServices.add(serviceOf(
                        entry.path("Labels").path("com.docker.compose.project").asText(),
                        entry.path("Labels").path("com.docker.compose.service").asText()));
            }
            if (!removed.contains(id)) {
                listed.add(entry);
            }
        });
        var filter = ListFilter.of(call);
        created.values().stream()
                .filter(container -> filter.shows(container))
                .forEach(container -> listed.add(container.summary(isFinished(container))));
        return Bodies.bytes(listed);
    }

    private static String serviceOf(String project, String service) {
        return project + "/" + service;
    }

    /// The real container of that service had done its work; so has this one, as soon as it is started.
    private boolean isFinished(SimulatedContainer container) {
        return finishedServices.contains(serviceOf(
                container.label("com.docker.compose.project"), container.label("com.docker.compose.service")));
    }

    private Optional<SimulatedContainer> find(String reference) {
        var byId = Optional.ofNullable(created.get(reference));
        return byId.or(() -> created.values().stream()
                .filter(container -> container.name().equals(reference)
                        || container.currentName().equals(reference))
                .findFirst());
    }

    private Ruling change(Call call) {
        if (call.isCreate()) {
            return create(call);
        }
        if (call.isConnect()) {
            return connect(call);
        }
        if (call.isUpload()) {
            return upload(call);
        }
        if (call.matches("networks", "create") && call.method().equals("POST")) {
            return make(call, "/networks/");
        }
        if (call.matches("volumes", "create") && call.method().equals("POST")) {
            return make(call, "/volumes/");
        }
        if (call.matches("containers", "*") && call.method().equals("DELETE")) {
            return remove(call.parts().get(1));
        }
        if (call.matches("containers", "*", "*") && call.method().equals("POST")) {
            return act(call, call.parts().get(1), call.parts().get(2));
        }
        otherChanges.add(Wording.of(call, names));
        return new Ruling.Refusal("this is a rehearsal: " + Wording.of(call, names));
    }

    private Ruling create(Call call) {
        var id = "%064x".formatted(0xc0de_0000L + created.size() + 1);
        var container =
                new SimulatedContainer(id, call.parameter("name"), call.body().json());
        created.put(id, container);
        names.put(id, container.name());
        var answer = Bodies.object().put("Id", id);
        answer.putArray("Warnings");
        return Ruling.Answer.of(CREATED, answer);
    }

    /// Up to API 1.43 a container joins its second network by a call of its own.
    private Ruling connect(Call call) {
        var body = call.body().json();
        var container = find(body.path("Container").asText());
        if (container.isEmpty()) {
            otherChanges.add(Wording.of(call, names));
        } else {
            container.get().join(call.parts().get(1), body.path("EndpointConfig"));
        }
        return Ruling.Answer.empty(200);
    }

    private Ruling upload(Call call) {
        var container = find(call.parts().get(1));
        if (container.isEmpty()) {
            otherChanges.add(Wording.of(call, names));
        } else {
            container.get().take(Upload.of(call));
        }
        return Ruling.Answer.empty(200);
    }

    private Ruling make(Call call, String kind) {
        otherChanges.add(Wording.of(call, names));
        var body = call.body().json();
        var name = body.path("Name").asText();
        made.put(kind + name, body.deepCopy().put("Id", name));
        return Ruling.Answer.of(CREATED, body.deepCopy().put("Id", name));
    }

    private Ruling remove(String reference) {
        var container = find(reference);
        if (container.isPresent()) {
            created.remove(container.get().id());
        } else {
            removed.add(reference);
        }
        return Ruling.Answer.empty(DONE);
    }

    private Ruling act(Call call, String reference, String verb) {
        var container = find(reference);
        switch (verb) {
            case "start" -> {
                if (container.isEmpty()) {
                    otherChanges.add(Wording.of(call, names));
                    states.put(reference, "running");
                } else {
                    container.get().start();
                }
            }
            case "stop", "kill" -> states.put(reference, "exited");
            case "rename" -> container.ifPresent(known -> known.rename(call.parameter("name")));
            default -> {
                otherChanges.add(Wording.of(call, names));
                return new Ruling.Refusal("this is a rehearsal: " + Wording.of(call, names));
            }
        }
        return Ruling.Answer.empty(DONE);
    }
}
