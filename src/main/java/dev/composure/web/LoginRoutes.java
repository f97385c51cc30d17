package dev.composure.web;

import dev.composure.operate.access.Doorkeeper;
import dev.composure.web.access.Sessions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/// Makes a session of a token, and ends it.
@ApplicationScoped
public class LoginRoutes {

    private static final String LOGIN = "/ui/login";
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OK = 200;

    private final Instance<Doorkeeper> doorkeeper;
    private final Instance<Sessions> sessions;
    private final Gate gate;
    private final Html html;

    LoginRoutes(Instance<Doorkeeper> doorkeeper, Instance<Sessions> sessions, Gate gate, Html html) {
        this.doorkeeper = doorkeeper;
        this.sessions = sessions;
        this.gate = gate;
        this.html = html;
    }

    void register(@Observes Router router) {
        gate.blocking(router.get(LOGIN), call -> html.login(call, OK, next(Gate.parameter(call, "next")), ""));
        gate.form(router.post(LOGIN), this::login);
        gate.action(router.post("/ui/logout"), (call, _) -> logout(call));
    }

    /// Only to a page of ours.
    private static String next(String wanted) {
        return wanted.matches("/(ui/[\\w.%/-]*)?(\\?[\\w.%&=+-]*)?") ? wanted : "/";
    }

    private void login(RoutingContext call) {
        var token = Gate.field(call, "token").strip();
        var next = next(Gate.field(call, "next"));
        var address = call.request().remoteAddress();
        switch (doorkeeper.get().admit(address == null ? "" : String.valueOf(address.hostAddress()), token)) {
            case Doorkeeper.Answer.Welcome _ -> {
                SessionCookie.read(call).ifPresent(sessions.get()::end);
                SessionCookie.set(call, sessions.get().begin(Doorkeeper.hash(token)));
                Redirect.to(call, next);
            }
            case Doorkeeper.Answer.Unknown _ ->
                html.login(call, UNAUTHORIZED, next, "This is no token of this operator.");
            case Doorkeeper.Answer.ComeBackLater later ->
                html.login(
                        call,
                        TOO_MANY_REQUESTS,
                        next,
                        "Too many wrong tokens came from your address. Try again in %d s."
                                .formatted(later.after().toSeconds() + 1));
        }
    }

    private void logout(RoutingContext call) {
        SessionCookie.read(call).ifPresent(sessions.get()::end);
        SessionCookie.clear(call);
        Redirect.to(call, LOGIN);
    }
}
