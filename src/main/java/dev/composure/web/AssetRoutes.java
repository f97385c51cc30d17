package dev.composure.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// Scripts and styles, all of them out of the jars. They hold nothing that is anybody's, so that the page
/// for logging in can have them too.
@ApplicationScoped
public class AssetRoutes {

    private static final String JARS = "/META-INF/resources/webjars/";
    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String STYLE = "text/css; charset=utf-8";

    private static final Map<String, Asset> ASSETS = Map.of(
            "dashboard.css", new Asset("/web/dashboard.css", STYLE),
            "dashboard.js", new Asset("/web/dashboard.js", SCRIPT),
            "charts.js", new Asset("/web/charts.js", SCRIPT),
            "icon.svg", new Asset("/web/icon.svg", "image/svg+xml"),
            "uplot.css", new Asset(JARS + "uplot/1.6.30/dist/uPlot.min.css", STYLE),
            "uplot.js", new Asset(JARS + "uplot/1.6.30/dist/uPlot.iife.min.js", SCRIPT),
            "highlight.js", new Asset(JARS + "highlightjs/11.11.1/highlight.min.js", SCRIPT));

    /// Where it is on the class path, and what it is.
    private record Asset(String path, String type) {}

    private final Gate gate;

    AssetRoutes(Gate gate) {
        this.gate = gate;
    }

    void register(@Observes Router router) {
        gate.blocking(router.get("/ui/assets/:name").order(-10), AssetRoutes::asset);
    }

    private static void asset(RoutingContext call) {
        var asset = ASSETS.get(call.pathParam("name"));
        if (asset == null) {
            throw Refusal.notFound("There is no such thing.");
        }
        call.response()
                .putHeader("Content-Type", asset.type())
                .putHeader("Cache-Control", "private, max-age=3600")
                .end(Buffer.buffer(bytes(asset.path())));
    }

    private static byte[] bytes(String path) {
        try (var stream = AssetRoutes.class.getResourceAsStream(path)) {
            if (stream == null) {
                throw new IllegalStateException("the jars hold no " + path);
            }
            return stream.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
