package dev.composure.probe;

import java.util.List;

/// What wget leaves behind. GNU's does TLS itself; busybox's hands it to a helper and never waits for it (busybox
/// `networking/wget.c`, `spawn_ssl_client`).
final class Wget {

    static final String HELPER = "the TLS helper of `wget`";
    private static final String WHY =
            "busybox wget hands https to a helper process that it never waits for, so the helper falls to PID 1";

    private Wget() {}

    static Trace trace(Invocation invocation, Arguments arguments) {
        return new Trace(List.of(invocation), verdict(invocation, arguments), notes(invocation), List.of());
    }

    private static OrphanVerdict verdict(Invocation invocation, Arguments arguments) {
        var isHttps = invocation.urls().stream().anyMatch(ProbeUrl::isHttps);
        var isHidden = arguments.has("i", "input-file")
                || invocation.urls().stream().anyMatch(url -> url.scheme().isEmpty());
        return switch (invocation.kind()) {
            case GNU, ABSENT -> OrphanVerdict.NEVER;
            case BUSYBOX ->
                isHttps
                        ? OrphanVerdict.surely(Orphans.ALWAYS, OrphanVerdict.Cause.TLS_HELPER, HELPER, WHY)
                        : isHidden ? hidden() : OrphanVerdict.NEVER;
            case UNKNOWN ->
                isHttps
                        ? OrphanVerdict.atWorst(Orphans.ALWAYS, OrphanVerdict.Cause.TLS_HELPER, HELPER, WHY)
                        : isHidden ? hidden() : OrphanVerdict.NEVER;
            case DASH, BASH, OTHER ->
                isHttps ? OrphanVerdict.unseen("`wget`", "it is neither GNU's nor busybox's") : OrphanVerdict.NEVER;
        };
    }

    private static OrphanVerdict hidden() {
        return OrphanVerdict.unseen(HELPER, "the text does not tell which URL is asked");
    }

    private static List<String> notes(Invocation invocation) {
        var mayRedirect = invocation.kind() == ToolKind.BUSYBOX || invocation.kind() == ToolKind.UNKNOWN;
        var isHttp = invocation.urls().stream().anyMatch(url -> url.scheme().equals("http"));
        return mayRedirect && isHttp
                ? List.of("an answer that redirects to https would make busybox wget start its TLS helper too")
                : List.of();
    }
}
