package dev.composure.docker.guard;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// One call to the engine: its method, its path without the version, its query, and whether it wants to leave HTTP
/// (`upgrade`: an attached stream, a build session). The body is there only where the rule asked for it.
record Call(String method, String path, String query, boolean upgrade, Body body) {

    private static final Pattern VERSION = Pattern.compile("^/v\\d+\\.\\d+(?=/)");

    static Call of(String method, String target, boolean upgrade) {
        int question = target.indexOf('?');
        var path = question < 0 ? target : target.substring(0, question);
        var query = question < 0 ? "" : target.substring(question + 1);
        return new Call(method, VERSION.matcher(path).replaceFirst(""), query, upgrade, Body.EMPTY);
    }

    Call with(Body content) {
        return new Call(method, path, query, upgrade, content);
    }

    /// True of what cannot change anything. An upgraded `GET` can: it may write to a container's input.
    boolean isRead() {
        return !upgrade && (method.equals("GET") || method.equals("HEAD"));
    }

    boolean isCreate() {
        return method.equals("POST") && path.equals("/containers/create");
    }

    /// Files are put into a container: that is how compose gives it inline configs and secrets.
    boolean isUpload() {
        return method.equals("PUT") && matches("containers", "*", "archive");
    }

    boolean isConnect() {
        return method.equals("POST") && matches("networks", "*", "connect");
    }

    /// The parts of the path, decoded.
    List<String> parts() {
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(part -> URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /// True of a path of these parts, where `*` stands for any.
    boolean matches(String... pattern) {
        var parts = parts();
        if (parts.size() != pattern.length) {
            return false;
        }
        for (int index = 0; index < pattern.length; index++) {
            if (!pattern[index].equals("*") && !pattern[index].equals(parts.get(index))) {
                return false;
            }
        }
        return true;
    }

    /// The value of a query parameter; empty where it is not there.
    String parameter(String name) {
        return Arrays.stream(query.split("&", -1))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    /// True where a boolean parameter is set, in any of the engine's spellings.
    boolean isSet(String name) {
        return !List.of("", "0", "false", "no", "none").contains(parameter(name));
    }
}
