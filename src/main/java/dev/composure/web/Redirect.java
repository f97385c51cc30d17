package dev.composure.web;

import io.vertx.ext.web.RoutingContext;

/// Sends browsers on.
final class Redirect {

    private static final int SEE_OTHER = 303;

    private Redirect() {}

    static void to(RoutingContext call, String where) {
        call.response().setStatusCode(SEE_OTHER).putHeader("Location", where).end();
    }
}
