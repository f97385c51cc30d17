package dev.composure.remedy.rewriting;

import dev.composure.compose.HealthcheckTest;
import dev.composure.probe.Invocation;
import dev.composure.probe.ProbeUrl;
import dev.composure.probe.ToolKind;
import java.util.List;
import java.util.regex.Pattern;

/// Writes 127.0.0.1 for `localhost` where nothing but IPv4 is listened on.
final class Loopback {

    private static final Pattern LOCALHOST =
            Pattern.compile("^(?<scheme>(?:[a-z]+://)?)localhost(?=[:/?]|$)", Pattern.CASE_INSENSITIVE);

    private Loopback() {}

    static Attempt attempt(Wording wording) {
        var asking = wording.runs("wget").stream()
                .filter(wget -> wget.kind() == ToolKind.BUSYBOX || wget.kind() == ToolKind.UNKNOWN)
                .filter(wget -> wget.urls().stream().anyMatch(Loopback::isByName))
                .toList();
        var obstacle = asking.stream()
                .flatMap(wget -> wget.urls().stream())
                .filter(Loopback::isByName)
                .map(url -> obstacle(wording, url))
                .filter(why -> !why.isEmpty())
                .findFirst();
        if (asking.isEmpty()) {
            return Attempt.notNeeded();
        }
        if (obstacle.isPresent()) {
            return new Attempt.Impossible(obstacle.get());
        }
        var next = wording;
        for (var wget : asking) {
            next = next.with(renamed(next, wget));
        }
        return next.test().equals(wording.test())
                ? new Attempt.Impossible("wget is run in a way that cannot be edited safely")
                : new Attempt.Reworded(next.test(), "127.0.0.1 is asked, as nothing listens on ::1");
    }

    private static boolean isByName(ProbeUrl url) {
        return url.host().equals("localhost");
    }

    private static String obstacle(Wording wording, ProbeUrl url) {
        if (url.isHttps()) {
            return "over https the name is part of the question";
        }
        return wording.facts().listening().isOnlyOnIpv4(url.port())
                ? ""
                : "whether the service listens on IPv4 only is not known";
    }

    private static HealthcheckTest renamed(Wording wording, Invocation wget) {
        var urls = wget.options().operands();
        if (wording.script().isPresent()) {
            return wording.withScript(inScript(wording.script().orElseThrow(), urls));
        }
        return wording.test() instanceof HealthcheckTest.Exec(var words)
                ? new HealthcheckTest.Exec(words.stream()
                        .map(word -> urls.contains(word) ? byNumber(word) : word)
                        .toList())
                : wording.test();
    }

    /// From the last to the first, so that the places before stay where they are.
    private static String inScript(String script, List<String> urls) {
        var text = new StringBuilder(script);
        Wording.commands(script).stream()
                .flatMap(command -> command.words().stream())
                .filter(word -> urls.contains(word.text()))
                .distinct()
                .sorted((one, other) -> Integer.compare(other.start(), one.start()))
                .forEach(word -> {
                    var written = script.substring(word.start(), word.end());
                    var quote = written.startsWith("'") || written.startsWith("\"") ? written.substring(0, 1) : "";
                    text.replace(word.start(), word.end(), quote + byNumber(written.substring(quote.length())));
                });
        return text.toString();
    }

    private static String byNumber(String url) {
        return LOCALHOST.matcher(url).replaceFirst("${scheme}127.0.0.1");
    }
}
