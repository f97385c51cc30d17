package dev.composure.rest;

import dev.composure.rest.feed.Selection;
import dev.composure.rest.kinds.Kind;
import dev.composure.rest.wire.Failure;
import dev.composure.rest.wire.Refused;
import dev.composure.rest.wire.Tables;
import dev.composure.rest.wire.Tables.Included;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a call asks for, in its path, its parameters and its Accept header.
record Asked(RoutingContext call) {

    private static final Duration LONGEST_WATCH = Duration.ofMinutes(30);

    /// One of the types of the header is a table of `meta.k8s.io/v1`, whatever the order of its parameters.
    private static final Pattern TABLE =
            Pattern.compile("application/json(?=[^,]*;as=Table)(?=[^,]*;v=v1(?:[;,]|$))(?=[^,]*;g=meta\\.k8s\\.io)");

    Kind kind() {
        return Kind.ofPlural(inPath("plural"))
                .orElseThrow(() -> new Refused(Failure.NOT_FOUND, "the server could not find the requested resource"));
    }

    String name() {
        return inPath("name");
    }

    private String inPath(String part) {
        var value = call.pathParam(part);
        return value == null ? "" : value;
    }

    Selection selection() {
        return Selection.of(parameter("labelSelector"), parameter("fieldSelector"));
    }

    boolean isWatch() {
        return isTrue("watch");
    }

    boolean wantsBookmarks() {
        return isTrue("allowWatchBookmarks");
    }

    boolean wantsInitialEvents() {
        return isTrue("sendInitialEvents");
    }

    private boolean isTrue(String parameter) {
        return call.request().params().contains(parameter)
                && !parameter(parameter).toLowerCase(Locale.ROOT).matches("false|0");
    }

    /// Where a watch goes on; empty where it begins with what there is.
    Optional<Long> since() {
        var version = parameter("resourceVersion");
        if (version.isEmpty() || version.equals("0") || wantsInitialEvents()) {
            return Optional.empty();
        }
        return Optional.of(number("resourceVersion", version));
    }

    Duration lasting() {
        var seconds = parameter("timeoutSeconds");
        var wanted = seconds.isEmpty() ? LONGEST_WATCH : Duration.ofSeconds(number("timeoutSeconds", seconds));
        return wanted.isPositive() && wanted.compareTo(LONGEST_WATCH) < 0 ? wanted : LONGEST_WATCH;
    }

    private static long number(String name, String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new Refused(Failure.BAD_REQUEST, "%s: %s is no number".formatted(name, text));
        }
        return Long.parseLong(text);
    }

    /// The table that the call prefers to objects; empty where it does not.
    Optional<Tables> table() {
        var accept = String.valueOf(call.request().getHeader("Accept")).replace(" ", "");
        boolean isWanted = TABLE.matcher(accept).find();
        return isWanted
                ? Optional.of(new Tables(
                        switch (parameter("includeObject")) {
                            case "None" -> Included.NONE;
                            case "Object" -> Included.OBJECT;
                            default -> Included.METADATA;
                        }))
                : Optional.empty();
    }

    private String parameter(String name) {
        var value = call.request().getParam(name);
        return value == null ? "" : value;
    }
}
