package dev.composure.web;

import dev.composure.web.access.Sessions;
import dev.composure.web.access.Visitor;
import dev.composure.web.view.Frame;
import io.vertx.core.Handler;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;

/// Lets only those see pages who have a session, and only those act who have the role, from a form of this session.
@ApplicationScoped
public class Gate {

    private static final Logger LOG = Logger.getLogger(Gate.class);
    private static final long LARGEST_FORM = 8 * 1024;
    private static final int BROKEN = 500;
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Instance<Sessions> sessions;
    private final Html html;

    Gate(Instance<Sessions> sessions, Html html) {
        this.sessions = sessions;
        this.html = html;
    }

    /// A page for whoever has a session; others are asked to log in.
    void page(Route route, BiConsumer<RoutingContext, Visitor> page) {
        blocking(
                route,
                call -> visitor(call).ifPresentOrElse(visitor -> page.accept(call, visitor), () -> {
                    var next = URLEncoder.encode(call.request().uri(), StandardCharsets.UTF_8);
                    Redirect.to(call, "/ui/login?next=" + next);
                }));
    }

    /// A form that does something.
    void action(Route route, BiConsumer<RoutingContext, Visitor> action) {
        form(route, call -> {
            var visitor = visitor(call).orElseThrow(() -> Refusal.forbidden("Your session is over: log in again."));
            if (!isSame(visitor.csrf(), field(call, "csrf"))) {
                throw Refusal.forbidden("This form is not of your session. Go back, load the page anew, try again.");
            }
            action.accept(call, visitor);
        });
    }

    /// The same for those only who may act.
    void operatorsAction(Route route, BiConsumer<RoutingContext, Visitor> action) {
        action(route, (call, visitor) -> {
            requireOperator(visitor);
            action.accept(call, visitor);
        });
    }

    static void requireOperator(Visitor visitor) {
        if (!visitor.mayAct()) {
            throw Refusal.forbidden("You came in as a viewer, who may only look.");
        }
    }

    /// A form that anybody may send, from a page of ours.
    void form(Route route, Handler<RoutingContext> handler) {
        blocking(route.handler(BodyHandler.create(false).setBodyLimit(LARGEST_FORM)), call -> {
            requireOwnPage(call);
            handler.handle(call);
        });
    }

    /// On a worker's thread.
    void blocking(Route route, Handler<RoutingContext> handler) {
        route.failureHandler(this::failed)
                .blockingHandler(
                        call -> {
                            secure(call);
                            try {
                                handler.handle(call);
                            } catch (Refusal refusal) {
                                html.message(call, refusal.code(), frame(call), refusal.words());
                            }
                        },
                        false);
    }

    private void failed(RoutingContext call) {
        secure(call);
        if (call.statusCode() != BROKEN) {
            html.message(
                    call, call.statusCode(), Frame.outside("Error"), "That call was none that a page of ours makes.");
            return;
        }
        LOG.errorf(call.failure(), "%s failed", call.normalizedPath());
        html.message(call, BROKEN, Frame.outside("Error"), "This page broke; the log of the operator says how.");
    }

    private Frame frame(RoutingContext call) {
        return visitor(call)
                .map(visitor -> Frame.of(visitor, "Not done", ""))
                .orElseGet(() -> Frame.outside("Not done"));
    }

    static void secure(RoutingContext call) {
        call.response().putHeader("Content-Security-Policy", POLICY);
    }

    /// Browsers say from where a form comes; whoever does not is no browser.
    private static void requireOwnPage(RoutingContext call) {
        var site = call.request().getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin")) {
            throw Refusal.forbidden("That came from a page that is none of ours.");
        }
    }

    private Optional<Visitor> visitor(RoutingContext call) {
        return SessionCookie.read(call).flatMap(sessions.get()::visitor);
    }

    boolean isInside(RoutingContext call) {
        return SessionCookie.read(call).filter(sessions.get()::isOpen).isPresent();
    }

    static String parameter(RoutingContext call, String name) {
        var value = call.request().getParam(name);
        return value == null ? "" : value;
    }

    static String field(RoutingContext call, String name) {
        var value = call.request().getFormAttribute(name);
        return value == null ? "" : value;
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
