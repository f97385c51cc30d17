package dev.composure.rest.access;

import dev.composure.operate.access.Doorkeeper;
import dev.composure.operate.access.Role;
import dev.composure.rest.wire.Answers;
import dev.composure.rest.wire.Failure;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Set;

/// Stands before everything that is served: sets the headers that keep browsers from harm, and asks for a token. No
/// cookie and no other scheme counts, so that no page can act in the name of whoever looks at it.
@ApplicationScoped
public class AccessFilter {

    private static final int FIRST = 1_000;
    private static final String SCHEME = "Bearer ";
    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    /// Who may see these needs no token: they tell of no secrets, and what reads them has none.
    private static final List<String> OPEN = List.of("/q/health", "/metrics");

    /// The dashboard has sessions of its own, and lets nobody in without one.
    private static final String DASHBOARD = "/ui/";

    /// Asked for with the first call and not before: filters are made while the application is being built up, when
    /// there are no settings yet.
    private final Instance<Doorkeeper> doorkeeper;

    private final Answers answers;

    AccessFilter(Instance<Doorkeeper> doorkeeper, Answers answers) {
        this.doorkeeper = doorkeeper;
        this.answers = answers;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, FIRST);
    }

    private void filter(RoutingContext call) {
        secure(call);
        if (isOpen(call) || isOfTheDashboard(call)) {
            call.next();
            return;
        }
        var header = call.request().getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            unauthorized(call);
            return;
        }
        var token = header.substring(SCHEME.length()).strip();
        var address = call.request().remoteAddress();
        switch (doorkeeper.get().admit(address == null ? "" : String.valueOf(address.hostAddress()), token)) {
            case Doorkeeper.Answer.Welcome welcome -> enter(call, welcome.role());
            case Doorkeeper.Answer.Unknown _ -> unauthorized(call);
            case Doorkeeper.Answer.ComeBackLater later -> {
                call.response()
                        .putHeader("Retry-After", Long.toString(later.after().toSeconds() + 1));
                answers.refuse(call, Failure.TOO_MANY_REQUESTS, "too many wrong tokens came from your address");
            }
        }
    }

    private static boolean isOpen(RoutingContext call) {
        var path = call.normalizedPath();
        return READING.contains(call.request().method())
                && OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + "/"));
    }

    private static boolean isOfTheDashboard(RoutingContext call) {
        var path = call.normalizedPath();
        return path.equals("/") || path.startsWith(DASHBOARD);
    }

    private static void secure(RoutingContext call) {
        var headers = call.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cache-Control", "no-store");
        if (call.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private void enter(RoutingContext call, Role role) {
        boolean isAllowed = switch (role) {
            case VIEWER -> READING.contains(call.request().method());
            case OPERATOR -> true;
        };
        if (isAllowed) {
            call.next();
        } else {
            answers.refuse(call, Failure.FORBIDDEN, "a token of the role viewer may read only");
        }
    }

    private void unauthorized(RoutingContext call) {
        call.response().putHeader("WWW-Authenticate", "Bearer");
        answers.refuse(call, Failure.UNAUTHORIZED, "send a token of the operator as a bearer token");
    }
}
