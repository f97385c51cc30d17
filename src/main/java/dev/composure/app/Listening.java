package dev.composure.app;

import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.quarkus.vertx.http.HttpsServerStart;
import io.vertx.core.http.HttpServerOptions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/// Says where the API really listens: port 0 is whichever is free.
@ApplicationScoped
public class Listening {

    private static final Logger LOG = Logger.getLogger(Listening.class);

    private final HttpServer server;
    private final List<String> addresses = new CopyOnWriteArrayList<>();

    Listening(HttpServer server) {
        this.server = server;
    }

    void plain(@ObservesAsync HttpServerStart started) {
        told("http", started.options(), server.getPort());
    }

    void secure(@ObservesAsync HttpsServerStart started) {
        told("https", started.options(), server.getSecurePort());
    }

    private void told(String scheme, HttpServerOptions options, int port) {
        var host = options.getHost().contains(":") ? "[" + options.getHost() + "]" : options.getHost();
        var address = "%s://%s:%d".formatted(scheme, host, port);
        addresses.add(address);
        LOG.infof("the API is at %s", address);
    }

    List<String> addresses() {
        return List.copyOf(addresses);
    }
}
