package dev.composure.docker.guard;

/// What a call would change, in words: kinds and names, never values.
final class Wording {

    private Wording() {}

    static String of(Call call, ContainerNames names) {
        var parts = call.parts();
        if (call.matches("networks", "create")) {
            return "create network " + name(call);
        }
        if (call.matches("volumes", "create")) {
            return "create volume " + name(call);
        }
        if (call.matches("images", "create")) {
            return "pull image " + call.parameter("fromImage");
        }
        if (call.matches("build") || call.matches("session") || call.matches("grpc")) {
            return "build an image";
        }
        if (parts.getFirst().equals("exec")) {
            return "run a command in a container";
        }
        var verb = call.method().equals("DELETE") ? "remove" : parts.getLast();
        if (parts.size() > 1 && parts.getFirst().matches("containers|networks|volumes|images")) {
            var kind = parts.getFirst().substring(0, parts.getFirst().length() - 1);
            return "%s %s %s".formatted(verb, kind, names.of(parts.get(1)).orElse(parts.get(1)));
        }
        return "%s %s".formatted(call.method(), call.path());
    }

    private static String name(Call call) {
        return call.body().json().path("Name").asText("without a name");
    }
}
