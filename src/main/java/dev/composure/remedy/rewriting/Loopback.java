package dev.composure.remedy.rewriting;

/// Would write 127.0.0.1 for `localhost`, and says what has to be known for that.
final class Loopback {
    private Loopback() {}

    static Attempt attempt(Wording wording) {
        var asks = wording.runs("wget").stream()
                .flatMap(wget -> wget.urls().stream())
                .anyMatch(url -> url.host().equals("localhost"));
        return asks
                ? new Attempt.Impossible("whether the service listens on IPv4 or on IPv6 is not known")
                : Attempt.notNeeded();
    }
}
