package dev.composure.docker.guard;

import dev.composure.docker.definition.Definitions;
import dev.composure.operate.Allowance;
import dev.composure.reconcile.ContainerId;
import dev.composure.reconcile.drift.Definition;
import dev.composure.reconcile.drift.DesiredContainer;
import dev.composure.reconcile.drift.FieldNames;
import dev.composure.reconcile.drift.Freedom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Lets compose do what was planned, and nothing else. The first refusal ends the run: no mutation passes after it.
final class GuardedRun implements Rule {

    private static final int NOT_MODIFIED = 304;

    private final Allowance allowance;
    private final ContainerNames names = new ContainerNames();
    private final Map<String, DesiredContainer> expected;
    private final Map<String, String> created = new HashMap<>();
    private final Set<String> createdNames = new HashSet<>();
    private final Set<ContainerId> touched = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();

    GuardedRun(Allowance allowance) {
        this.allowance = allowance;
        allowance.names().forEach((id, name) -> names.put(id.value(), ContainerNames.lasting(name)));
        this.expected = allowance.expected().containers().stream()
                .collect(Collectors.toMap(DesiredContainer::name, container -> container, (first, _) -> first));
    }

    @Override
    public boolean wantsBody(Call head) {
        return head.isCreate() || head.isConnect() || head.isUpload();
    }

    @Override
    public synchronized Ruling judge(Call call) {
        if (call.isRead()) {
            return Ruling.forward();
        }
        if (!refusals.isEmpty()) {
            return new Ruling.Refusal("the guard has ended this run: " + refusals.getFirst());
        }
        if (call.isCreate()) {
            return create(call);
        }
        if (call.isConnect()) {
            return connect(call);
        }
        if (call.isUpload()) {
            return upload(call);
        }
        if (call.matches("containers", "*") && call.method().equals("DELETE")) {
            return remove(call, call.parts().get(1));
        }
        if (call.matches("containers", "*", "*") && call.method().equals("POST")) {
            return act(call, call.parts().get(1));
        }
        return refuse(Wording.of(call, names));
    }

    synchronized List<String> refusals() {
        return List.copyOf(refusals);
    }

    synchronized Set<ContainerId> touched() {
        return Set.copyOf(touched);
    }

    private Ruling refuse(String what) {
        refusals.add(what);
        return new Ruling.Refusal("not part of the plan: " + what);
    }

    private Ruling create(Call call) {
        var name = ContainerNames.lasting(call.parameter("name"));
        var planned = expected.get(name);
        if (planned == null || createdNames.contains(name)) {
            return refuse("create container " + name);
        }
        var asked = Definitions.ofCreate(names.named(call.body().json()));
        var differences = Freedom.beyond(planned.definition(), asked);
        differences.removeIf(path -> joinsLater(path, asked) || path.startsWith(Definition.FILES));
        if (!differences.isEmpty()) {
            return refuse("change %s of %s".formatted(FieldNames.words(differences), name));
        }
        createdNames.add(name);
        return new Ruling.ForwardEdited(answer -> remember(answer, name));
    }

    /// A network that the create leaves out altogether is joined by a call of its own (up to API 1.43).
    private static boolean joinsLater(String path, Definition asked) {
        return path.startsWith("/Networks/") && !asked.paths().contains("/Networks/" + path.split("/", -1)[2]);
    }

    private byte[] remember(byte[] answer, String name) {
        var id = Bodies.object(answer).path("Id").asText();
        synchronized (this) {
            created.put(id, name);
            names.put(id, name);
            touched.add(new ContainerId(id));
        }
        return answer;
    }

    private Ruling connect(Call call) {
        var body = call.body().json();
        var network = call.parts().get(1);
        var planned = Optional.ofNullable(created.get(body.path("Container").asText()))
                .map(expected::get);
        if (planned.isEmpty()) {
            return refuse(Wording.of(call, names));
        }
        var joined = Bodies.object();
        joined.withObject("/NetworkingConfig/EndpointsConfig").set(network, body.path("EndpointConfig"));
        Predicate<String> elsewhere =
                path -> !path.equals("/Networks/" + network) && !path.startsWith("/Networks/" + network + "/");
        return planned.get()
                        .definition()
                        .without(elsewhere)
                        .equals(Definitions.ofCreate(joined).without(elsewhere))
                ? Ruling.forward()
                : refuse("change network %s of %s"
                        .formatted(network, planned.get().name()));
    }

    /// Only the files that were expected, with the content that was expected.
    private Ruling upload(Call call) {
        var planned = Optional.ofNullable(created.get(call.parts().get(1))).map(expected::get);
        var files = Upload.of(call);
        if (planned.isEmpty()) {
            return refuse("put files into "
                    + names.of(call.parts().get(1)).orElse(call.parts().get(1)));
        }
        var definition = planned.get().definition();
        return files.entrySet().stream()
                        .allMatch(file -> definition.value(file.getKey()).equals(file.getValue()))
                ? Ruling.forward()
                : refuse("change %s of %s"
                        .formatted(
                                FieldNames.words(files.keySet()), planned.get().name()));
    }

    private Ruling remove(Call call, String id) {
        if (call.isSet("v")) {
            return refuse("remove the volumes of " + names.of(id).orElse(id));
        }
        return mayReplace(id) ? touch(id) : refuse(Wording.of(call, names));
    }

    private boolean mayReplace(String id) {
        return created.containsKey(id) || isAmong(allowance.replaceable(), id);
    }

    private boolean mayRestart(String id) {
        return mayReplace(id) || isAmong(allowance.restartable(), id);
    }

    private static boolean isAmong(Set<ContainerId> containers, String id) {
        return containers.stream().anyMatch(container -> container.value().equals(id));
    }

    private Ruling act(Call call, String id) {
        var verb = call.parts().get(2);
        if (verb.equals("start") && isAmong(allowance.finished(), id)) {
            return Ruling.Answer.empty(NOT_MODIFIED);
        }
        boolean isAllowed = switch (verb) {
            case "start", "stop" -> mayRestart(id);
            case "rename" -> created.containsKey(id) && expected.containsKey(call.parameter("name"));
            default -> false;
        };
        return isAllowed ? touch(id) : refuse(Wording.of(call, names));
    }

    private Ruling touch(String id) {
        touched.add(new ContainerId(id));
        return Ruling.forward();
    }
}
