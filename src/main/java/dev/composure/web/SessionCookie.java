package dev.composure.web;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// The cookie with the id of a session. Scripts cannot read it, and no other site's page sends it. Over TLS its name
/// binds it to this host; over plain http, which is there on a loopback address only, browsers would refuse that name.
final class SessionCookie {

    private static final String SECURE_NAME = "__Host-composure";
    private static final String PLAIN_NAME = "composure";
    private static final String TRAITS = "; Path=/; HttpOnly; SameSite=Strict";

    private SessionCookie() {}

    private static String name(RoutingContext call) {
        return call.request().isSSL() ? SECURE_NAME : PLAIN_NAME;
    }

    static Optional<String> read(RoutingContext call) {
        return Optional.ofNullable(call.request().getCookie(name(call))).map(cookie -> cookie.getValue());
    }

    static void set(RoutingContext call, String id) {
        call.response()
                .putHeader(
                        "Set-Cookie",
                        name(call) + "=" + id + TRAITS + (call.request().isSSL() ? "; Secure" : ""));
    }

    static void clear(RoutingContext call) {
        call.response()
                .putHeader(
                        "Set-Cookie",
                        name(call) + "=" + TRAITS + "; Max-Age=0"
                                + (call.request().isSSL() ? "; Secure" : ""));
    }
}
