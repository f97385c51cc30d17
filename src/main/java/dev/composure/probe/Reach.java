package dev.composure.probe;

import java.util.Collection;
import java.util.Locale;

/// How far a check goes.
public enum Reach {
    /// The container itself.
    CONTAINER,
    /// Another service of the project.
    SERVICE,
    /// The internet.
    OUTSIDE,
    /// An alias, a private address, a variable: nobody can tell.
    UNKNOWN;

    private static final String PRIVATE =
            "10\\..*|192\\.168\\..*|172\\.(1[6-9]|2[0-9]|3[01])\\..*|169\\.254\\..*|.*\\.(local|localhost|internal|lan|home|docker|svc|test)";

    static Reach of(ProbeUrl url, String own, Collection<String> services) {
        var host = url.host().toLowerCase(Locale.ROOT);
        if (url.isLoopback() || host.equals(own)) {
            return CONTAINER;
        }
        if (services.contains(host)) {
            return SERVICE;
        }
        var isPublic = host.matches("[a-z0-9.-]+\\.[a-z]{2,}|[0-9]+\\.[0-9]+\\.[0-9]+\\.[0-9]+");
        return isPublic && !host.matches(PRIVATE) ? OUTSIDE : UNKNOWN;
    }
}
