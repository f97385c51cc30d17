package dev.composure.web.live;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Tells one page, as server-sent events, the version of what it shows: first the present one, so that a page which was
/// cut off knows what it missed, then each that is new when it is looked at. Who reads slowly gets fewer, and the
/// latest.
public final class EventStream {

    private static final long EVERY_MILLIS = 500;
    private static final int LOOKS_PER_BEAT = 30;

    private final HttpServerResponse response;
    private final LongSupplier version;
    private final BooleanSupplier mayStay;
    private final Runnable ended;
    private long told = -1;
    private int looks;

    public EventStream(HttpServerResponse response, LongSupplier version, BooleanSupplier mayStay, Runnable ended) {
        this.response = response;
        this.version = version;
        this.mayStay = mayStay;
        this.ended = ended;
    }

    public void begin(Vertx vertx) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        long timer = vertx.setPeriodic(0, EVERY_MILLIS, _ -> look());
        response.endHandler(_ -> leave(vertx, timer));
        response.closeHandler(_ -> leave(vertx, timer));
        response.exceptionHandler(_ -> response.reset());
    }

    private void leave(Vertx vertx, long timer) {
        if (vertx.cancelTimer(timer)) {
            ended.run();
        }
    }

    private void look() {
        if (response.ended() || response.closed() || response.writeQueueFull()) {
            return;
        }
        looks++;
        long now = version.getAsLong();
        if (now != told) {
            told = now;
            response.write("id: %d\ndata: %d\n\n".formatted(now, now));
        } else if (looks % LOOKS_PER_BEAT == 0) {
            beat();
        }
    }

    /// Something now and then, or whoever is in between takes the connection for dead.
    private void beat() {
        if (mayStay.getAsBoolean()) {
            response.write(": still here\n\n");
        } else {
            response.end("event: over\ndata: over\n\n");
        }
    }
}
